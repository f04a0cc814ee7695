"""Coefficients and counts: numbers, or texts of one."""

from typing import Final

from ansinh.boundary.typed.texts import text
from ansinh.formats.cells import coefficient_of, count_of

COEFFICIENT: Final = text(coefficient_of)
COUNT: Final = text(count_of)
