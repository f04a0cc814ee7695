"""Where the parts of the bank's template stand; its columns are the profile's.

Source: the bank's template, edition SAI-1.0.
"""

from typing import Final

from ansinh_vietinbank.profile import PROFILE

SHEET: Final = "Danh sach"
BANK_SHEET: Final = "Danh sach NH trong nuoc"
INFO_SHEET: Final = "Info"
HEADER_ROW: Final = 3
FIRST_ROW: Final = 4
NOTES_ROW: Final = 6
"""Where the notes stand in the empty template; a longer list moves them down."""

ORDER: Final = PROFILE.order_table
RESULT: Final = PROFILE.answer_table
