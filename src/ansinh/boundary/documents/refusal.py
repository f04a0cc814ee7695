"""`Refusal`: what a reader of parts tells pydantic, which gathers it with its place."""

from collections.abc import Mapping, Sequence

import attrs

from ansinh.errors import Code


@attrs.frozen
class Reason:
    """Why a part is refused, and in which of its fields; empty for the part as a whole."""

    code: Code
    details: Mapping[str, object] = attrs.field(factory=dict)
    field: str = ""


class Refusal(ValueError):
    """A part of a document is refused, for one or more reasons; it never leaves this package."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__("refused")
        self.reasons = tuple(reasons)


def refuse(code: Code, **details: object) -> Refusal:
    """Make the refusal of a part for one reason."""
    return Refusal((Reason(code, details),))
