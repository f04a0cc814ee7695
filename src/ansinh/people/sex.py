"""`Sex`, as papers have it."""

from enum import StrEnum


class Sex(StrEnum):
    """Sex as on the identity paper (giới tính: nam, nữ)."""

    MALE = "male"
    FEMALE = "female"
