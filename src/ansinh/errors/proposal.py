"""`Proposal`: what a cell most likely meant to say, and why; taken only when asked for."""

from enum import StrEnum

import attrs

from ansinh.errors.text import Text


class ProposalKind(StrEnum):
    """What kind of repair is proposed (loại đề xuất); the word that asks for it."""

    ZEROS = "zeros"
    """A zero in front that a spreadsheet took off an id or a telephone."""
    NUMBERS = "numbers"
    """A code that a spreadsheet keeps as a number, taken digit by digit as it stands."""
    DATES = "dates"
    """Day and month that a spreadsheet set to another country has exchanged."""
    BANKS = "banks"
    """A bank's name with a letter wrong, taken for the one bank that is near."""
    FONTS = "fonts"
    """Letters typed for an old font (TCVN3, VNI) that the file does not name."""
    ENCODING = "encoding"
    """UTF-8 that was once read as another encoding (``Nguyá»…n``)."""


@attrs.frozen
class Proposal:
    """What a cell most likely meant to say (đề xuất sửa).

    `evidence` says what speaks for it; `shown` is the proposed value's shape (`masked`), never the
    value itself. Whoever reads the list with that `kind` among its defaults gets the value.
    """

    kind: ProposalKind = attrs.field(converter=ProposalKind)
    evidence: Text
    shown: str = ""

    @property
    def words(self) -> Text:
        """Say it: the shape of what is proposed, and what speaks for it."""
        return Text(
            f"{self.shown} ({self.evidence.en})".lstrip(),
            f"{self.shown} ({self.evidence.vi})".lstrip(),
        )
