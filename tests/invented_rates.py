"""Rates of a province that does not exist."""

from datetime import date

from ansinh import SOCIAL_ASSISTANCE, Citation, Dong, Month, Step, Text
from ansinh.entitlement import Instrument, Rates, national_rates
from ansinh.entitlement.instrument import Standard
from ansinh.law import Confidence

RESOLUTION = "00/2024/NQ-HĐND"
OWN_GROUP = """\
version = 1
[instrument]
number = "00/2024/NQ-HĐND"
name = { vi = "Thí dụ", en = "An example" }
confidence = "local"
[[groups]]
code = "TD.1"
programme = "BTXH"
name = { vi = "Nhóm thí dụ", en = "An example" }
place = "art. 2"
applies_from = "2025-01"
known_from = 2024-12-10
start = { from = "decision", place = "art. 3" }
age = { from = 18, under = 60 }
needs = [["x-thi-du"]]
levels = [{ code = "TD.1", coefficient = "1.25", place = "art. 2(2)" }]
"""
"""A law file of the place's own group."""


def with_local_standard(amount: int, month: Month, known_from: date | None = None) -> Rates:
    """Give the national rates together with a province's own standard for social assistance."""
    known = known_from or month.first_day
    step = Step(month, known, Dong(amount), Citation(RESOLUTION, "art. 1"), Confidence.LOCAL)
    instrument = Instrument(
        number=RESOLUTION,
        name=Text("A resolution of a province", "Nghị quyết của một tỉnh"),
        confidence=Confidence.LOCAL,
        read_in="",
        standards=(Standard(SOCIAL_ASSISTANCE, step),),
    )
    return national_rates().and_local(instrument)
