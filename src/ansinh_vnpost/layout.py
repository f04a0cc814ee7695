"""The columns of the pay list, by which it is written and read: the profile's."""

from typing import Final

from ansinh_vnpost.profile import PROFILE

ORDER: Final = PROFILE.order_table
RESULT: Final = PROFILE.answer_table
