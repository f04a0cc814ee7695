"""Vietnam Post: how is the post told whom to pay in cash, and how does it answer?

`profile` says what is known of the format and how surely, `layout` has its columns, `order` writes
and reads back the list, `results` reads the answer, `simulator` answers as a post office would.
"""
