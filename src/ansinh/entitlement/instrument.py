"""`Instrument`: one decree, circular or resolution as data."""

from datetime import date

import attrs

from ansinh.entitlement.groups import Conditions, Group
from ansinh.entitlement.programme import Programme
from ansinh.errors import Text
from ansinh.law import Citation, Confidence, Step
from ansinh.money import Dong
from ansinh.months import Month


@attrs.frozen
class Standard:
    """A programme's standard from a month on (mức chuẩn). Unit: đồng a month."""

    programme: Programme
    step: Step[Dong]


@attrs.frozen
class Both:
    """Two benefits that one person may have together, where otherwise only the highest counts."""

    group: str
    others: tuple[str, ...]
    citation: Citation
    applies_from: Month
    known_from: date


@attrs.frozen
class FuneralGround:
    """Who else has funeral support, without a monthly benefit."""

    conditions: Conditions
    citation: Citation


@attrs.frozen
class Funeral:
    """Funeral support (hỗ trợ chi phí mai táng): so many times the standard."""

    programme: Programme
    times: int
    citation: Citation
    confidence: Confidence
    applies_from: Month
    known_from: date
    entitled_in: tuple[str, ...] = ()
    grounds: tuple[FuneralGround, ...] = ()


@attrs.frozen
class Stop:
    """What ends a benefit from the month after (thôi hưởng).

    ``until_decided_anew``: a later decision, another place's for one, grants the benefit again.
    """

    word: str
    citation: Citation
    until_decided_anew: bool = False
    programmes: tuple[Programme, ...] = ()

    def concerns(self, group: Group) -> bool:
        """Whether it ends a group's benefit: of the programmes that it names, or of all."""
        return not self.programmes or group.programme in self.programmes


@attrs.frozen
class Suspension:
    """What suspends a benefit (tạm dừng); after `ends_after` months it may end it."""

    word: str
    citation: Citation
    ends_after: int | None = None
    end_citation: Citation | None = None
    programmes: tuple[Programme, ...] = ()

    def concerns(self, group: Group) -> bool:
        """Whether it suspends a group's benefit: of the programmes that it names, or of all."""
        return not self.programmes or group.programme in self.programmes

    @property
    def end_word(self) -> str:
        """The fact that stands for its turning into a stop; no file says it."""
        return f"x-{self.word}-ended"


@attrs.frozen
class OneOff:
    """A sum that is paid once (khoản chi một lần): to whom, for which month, until when."""

    code: str
    programmes: tuple[Programme, ...]
    amount: Dong
    month: Month
    citation: Citation
    confidence: Confidence
    known_from: date
    pay_by: date | None = None


@attrs.frozen
class Repeal:
    """Groups that no longer exist from a month on (bãi bỏ)."""

    groups: tuple[str, ...]
    citation: Citation
    confidence: Confidence
    applies_from: Month
    known_from: date


@attrs.frozen(kw_only=True, repr=False)
class Instrument:
    """A legal text as data (văn bản): what it sets, how sure that is, and where it was read."""

    number: str
    name: Text
    confidence: Confidence
    read_in: str
    signed_on: date | None = None
    standards: tuple[Standard, ...] = ()
    groups: tuple[Group, ...] = ()
    both: tuple[Both, ...] = ()
    funerals: tuple[Funeral, ...] = ()
    stops: tuple[Stop, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    one_offs: tuple[OneOff, ...] = ()
    repeals: tuple[Repeal, ...] = ()

    def __repr__(self) -> str:
        return f"Instrument({self.number})"

    __str__ = __repr__
