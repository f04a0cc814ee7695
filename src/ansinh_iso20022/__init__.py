"""ISO 20022: how is a bank told by pain.001 whom to pay, and how does it answer?

`profile` says what is known of the format and how surely, `messages` has the elements that are
read, `order` writes the file and `lines` reads it back, `report` reads a pain.002 and
`notification` a camt.054, `simulator` answers as a bank would. What is read goes through `guard`
and `stream`: the first refuses what no such message needs, the second walks the rest.
"""
