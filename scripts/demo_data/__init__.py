"""The demo's invented communes: who lives there, what changes, and what the providers answer.

Nobody here exists: every name has *Mẫu*, *Thử*, *Ví Dụ* or *Thí Dụ* in it, every id a place code
that is nobody's (099), every telephone 0900 000, every account four noughts in front.
"""
