"""`Standing`: how an order stands, by all that was told of it and in whatever order it was told.

What is told can only add up: the standings are a lattice, and what is told next joins what was
known. So a file that came late, twice, or before another changes nothing in the end. Only evidence,
recorded by one person and approved by another, begins anew: what was told before it is answered
by it; what is told after joins it.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ansinh.errors import Code
from ansinh.payment import OutcomeKind


class Standing(StrEnum):
    """How an order stands (tình trạng lệnh chi)."""

    ORDERED = "ordered"
    """It was never sent: nothing can have come of it."""
    SENT = "sent"
    """Nothing was told yet; settled so, it is missing."""
    RECALLED = "recalled"
    """It is asked back, and stays live until the provider answers."""
    PAID = "paid"
    REFUSED = "refused"
    RETURNED = "returned"
    UNCOLLECTED = "uncollected"
    UNKNOWN = "unknown"
    MISMATCH = "mismatch"
    """What was told differs from the order, or from what else was told."""

    @property
    def is_open(self) -> bool:
        """Whether nobody knows if money went: it is never paid again without evidence."""
        return self in _OPEN

    @property
    def frees(self) -> bool:
        """Whether it is sure that the payee has no money by it, so that it can be ordered anew."""
        return self in _FREE

    @property
    def is_paid(self) -> bool:
        """Whether it was paid, so that it stays live for ever unless the money comes back."""
        return self is Standing.PAID


class Told(StrEnum):
    """What can be told of an order (tin về lệnh chi): it was sent, recalled, answered, proven."""

    SENT = "sent"
    RECALLED = "recalled"
    PAID = "paid"
    REFUSED = "refused"
    RETURNED = "returned"
    UNCOLLECTED = "uncollected"
    UNKNOWN = "unknown"
    DIFFERENT = "different"
    """Account, amount, name or collector differ, or it contradicts what was told before."""
    PROVEN_PAID = "proven-paid"
    PROVEN_REFUSED = "proven-refused"
    PROVEN_RETURNED = "proven-returned"
    PROVEN_UNCOLLECTED = "proven-uncollected"

    @property
    def is_evidence(self) -> bool:
        """Whether one person recorded it and another approved it."""
        return self in _PROVEN

    @classmethod
    def proven(cls, kind: OutcomeKind) -> "Told":
        """Give what evidence of an outcome tells.

        Raises:
            ValueError: Of ``UNKNOWN``, of which there is no evidence.
        """
        return cls(f"proven-{kind.value}")


Known = Standing | Code
"""How the order stands after it, or the code by which it is refused or found."""

_OPEN: Final = frozenset({Standing.SENT, Standing.RECALLED, Standing.UNKNOWN, Standing.MISMATCH})
_FREE: Final = frozenset({Standing.REFUSED, Standing.RETURNED, Standing.UNCOLLECTED})
_SURE: Final = (Standing.PAID, Standing.REFUSED, Standing.RETURNED, Standing.UNCOLLECTED)
_PROVEN: Final = MappingProxyType(
    {
        Told.PROVEN_PAID: Standing.PAID,
        Told.PROVEN_REFUSED: Standing.REFUSED,
        Told.PROVEN_RETURNED: Standing.RETURNED,
        Told.PROVEN_UNCOLLECTED: Standing.UNCOLLECTED,
    }
)
_ANSWERED: Final = MappingProxyType(
    {
        Told.PAID: Standing.PAID,
        Told.REFUSED: Standing.REFUSED,
        Told.RETURNED: Standing.RETURNED,
        Told.UNCOLLECTED: Standing.UNCOLLECTED,
        Told.UNKNOWN: Standing.UNKNOWN,
        Told.DIFFERENT: Standing.MISMATCH,
    }
)
_ONE_STORY: Final = frozenset({Standing.PAID, Standing.RETURNED})


def _after(standing: Standing, told: Told) -> Known:
    if told.is_evidence:
        return _proven(standing, told)
    if standing is Standing.ORDERED:
        return Standing.SENT if told is Told.SENT else Code.STEP_ORDER
    if told is Told.SENT:
        return standing
    if told is Told.RECALLED:
        return Standing.RECALLED if standing is Standing.SENT else standing
    return _joined(standing, _ANSWERED[told])


def _joined(standing: Standing, said: Standing) -> Standing:
    """Put two standings together: paid and returned is one story, everything else a mismatch."""
    if standing in {Standing.SENT, Standing.RECALLED, said}:
        return said
    return Standing.RETURNED if {standing, said} == _ONE_STORY else Standing.MISMATCH


def _proven(standing: Standing, told: Told) -> Known:
    if standing is Standing.ORDERED:
        return Code.STEP_ORDER
    after = _PROVEN[told]
    # Money that comes back and goes out again is one story: evidence may tell either end of it.
    if standing.is_open or (standing is not after and {standing, after} == _ONE_STORY):
        return after
    return Code.EVIDENCE_KNOWN


TRANSITIONS: Final[Mapping[Standing, Mapping[Told, Known]]] = MappingProxyType(
    {
        standing: MappingProxyType({told: _after(standing, told) for told in Told})
        for standing in Standing
    }
)
"""How an order stands after something was told of it; a code where that is refused."""


def standing_after(told: Iterable[Told], standing: Standing = Standing.ORDERED) -> Standing:
    """Say how an order stands after all this; what is refused changes nothing."""
    for one in told:
        after = TRANSITIONS[standing][one]
        if isinstance(after, Standing):
            standing = after
    return standing
