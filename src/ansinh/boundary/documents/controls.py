"""Control totals: what a document says of itself beside its fields, and what must be true."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from ansinh.money import Dong
from ansinh.payment import PaymentBatch, PaymentPlan, Settlement, SettlementLine
from ansinh.roll import Arrears, MonthlyDelta, Roll


@attrs.frozen
class Control:
    """A derived fact that is written, and compared when it is read.

    A digest can be left out: who makes a document elsewhere can count and add up, but need not
    know how we hash.
    """

    name: str
    kind: type
    required: bool = True


_COUNT: Final = Control("count", int)
_TOTAL: Final = Control("total", Dong)
_DIGEST: Final = Control("digest", str, required=False)

CONTROLS: Final[Mapping[type, tuple[Control, ...]]] = MappingProxyType(
    {
        Roll: (_COUNT, _TOTAL, _DIGEST),
        MonthlyDelta: (Control("net", Dong),),
        Arrears: (_TOTAL,),
        PaymentBatch: (_COUNT, _TOTAL, _DIGEST),
        PaymentPlan: (_TOTAL, Control("held", Dong), Control("cancelled", Dong)),
        Settlement: (Control("total", SettlementLine),),
    }
)
"""The control totals by class; each is a property of the value."""
