"""VietinBank: how is the bank told whom to pay, and how does it answer?

`profile` says what is known of the format and how surely, `layout` has its columns, `order` writes
and reads back the file, `results` reads the answer, `statement` what was booked on the account,
`simulator` answers as the bank would.
"""
