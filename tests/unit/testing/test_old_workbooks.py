"""A workbook of the old kind (.xls): the kit cannot look into one, and says so."""

from collections.abc import Mapping

import attrs
from tests.conformance.delimited import Delimited
from tests.conformance.following import following
from tests.conformance.mutant import suite_of
from tests.conformance.text_adapter import answered

from ansinh import AdapterSpec, Outcome, RenderedFile
from ansinh.formats import Capability, FormatProfile, Media, Support
from ansinh.testing import Status, examine
from ansinh.testing.written import CANNOT_READ

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROFILE: FormatProfile = attrs.evolve(
    Delimited.profile,
    id="cu.workbook",
    media=Media.XLS,
    support={**Delimited.profile.support, Capability.OWN_PROFILE: Support.NOT_IN_FORMAT},
)


class OldWorkbook(Delimited):
    """Its bytes are those of no text and no archive; what stands in them is right."""

    profile = PROFILE

    def encoded(self, text: str) -> bytes:
        return MARK + bytes(255 - byte for byte in text.encode())

    def decoded(self, data: bytes) -> str | None:
        try:
            return bytes(255 - byte for byte in data.removeprefix(MARK)).decode()
        except UnicodeDecodeError:
            return None


def old_answer(
    file: RenderedFile, answers: Mapping[str, Outcome], *, profile: FormatProfile = PROFILE
) -> bytes:
    """Answer in an old workbook too."""
    return answered(following(OldWorkbook, profile), file, answers)


def test_what_the_kit_cannot_look_into_is_not_applicable() -> None:
    """It went through the reader of zip archives, and each check failed with its error."""
    suite = suite_of(AdapterSpec(profile=PROFILE, factory=OldWorkbook), old_answer)
    report = examine(suite, examples=5)
    assert report.failed == ()
    left_out = {one.id: one.reason for one in report.checks if one.status is Status.NOT_APPLICABLE}
    assert {"R03", "R04", "P02", "P03", "P04", "P05", "P08", "P10", "P11"} <= set(left_out)
    assert left_out["R03"] == left_out["P08"] == CANNOT_READ
    assert left_out["M08"] == left_out["R03"]
    assert report.result("P09").status is Status.PASS
