"""`Check`: one thing that every adapter must do, with the reason and the cure."""

import inspect
from collections.abc import Callable
from typing import Any, Final, TypeVar

import attrs

from ansinh.errors import Text

LEVELS: Final = ("L1", "L2", "L3", "L4")
"""L1 writes files, L2 reads golden answers, L3 whatever comes, L4 keeps the whole life cycle."""

REVISIONS: Final = ("2026.1",)
"""The editions of the kit, oldest first. A new check comes with a new one and warns before it."""

SIMULATOR: Final = "simulator"
GOLDEN: Final = "golden"
GOLDEN_ORDERS: Final = "a golden order"
MATERIAL: Final = (SIMULATOR, GOLDEN)
"""What a suite brings; without it a check that needs it is left out and its level not reached."""

REFERENCE: Final = "a column for the reference"
"""What a table may lack that an agency lays out for a branch; then rows are known by no name."""

TEXT: Final = "text"
XLSX: Final = "xlsx"


@attrs.frozen
class Check:
    """One check (mục kiểm tra): what must hold, why, and what to do where it does not.

    `needs` has capabilities (values of `ansinh.formats.Capability`), material (`MATERIAL`), or
    the kind of file. A check that is `drawn` is a property, tried on drawn data.
    """

    id: str
    title: Text
    why: Text
    fix: Text
    since: str
    level: str
    needs: tuple[str, ...]
    run: Callable[..., None] = attrs.field(repr=False)
    drawn: bool

    @property
    def test_name(self) -> str:
        """The name of its test in a suite: ``test_R01_same_batch_same_bytes``."""
        return f"test_{self.id}_{self.run.__name__}"

    def is_newer_than(self, revision: str) -> bool:
        """Say whether it came after an edition of the kit; after an unknown one, none did."""
        if revision not in REVISIONS:
            return False
        return REVISIONS.index(self.since) > REVISIONS.index(revision)


Function = TypeVar("Function", bound=Callable[..., None])

_KNOWN: Final[dict[str, Check]] = {}
_GROUPS: Final = "MRGPUL"


def check(
    check_id: str,
    title: Text,
    *,
    level: str,
    why: Text,
    fix: Text,
    needs: tuple[str, ...] = (),
    since: str = "2026.1",
) -> Callable[[Function], Function]:
    """Make a function a check of the kit: it takes the case and, for a property, drawn data."""

    def made(function: Function) -> Function:
        parameters: dict[str, Any] = dict(inspect.signature(function).parameters)
        _KNOWN[check_id] = Check(
            id=check_id,
            title=title,
            why=why,
            fix=fix,
            since=since,
            level=level,
            needs=needs,
            run=function,
            drawn="data" in parameters,
        )
        return function

    return made


def known_checks() -> tuple[Check, ...]:
    """Give the checks that were declared, in the order of their levels' letters and numbers."""
    return tuple(
        sorted(_KNOWN.values(), key=lambda one: (_GROUPS.index(one.id[0]), int(one.id[1:])))
    )
