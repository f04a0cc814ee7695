"""`AnswerFinding`: what is to be said of a row of an answer that was heard."""

from collections.abc import Iterable
from typing import Final

import attrs

from ansinh.errors import Code, Position, Text, explanation
from ansinh.money import NOTHING, Dong
from ansinh.reports.words import DIFFERENCES

_WHICH: Final = ": {differences}"


@attrs.frozen
class AnswerFinding:
    """A row of an answer that is no plain news of an order (phát hiện khi đọc kết quả).

    `reference` and `place` say which, as far as the row says it; `amount` is what the row says.
    `differences` are the fields in which it differs: ``account``, ``amount``, ``name``,
    ``collector``, ``outcome``.
    """

    code: Code
    reference: str = ""
    amount: Dong | None = None
    place: Position | None = None
    differences: tuple[str, ...] = ()

    @property
    def message(self) -> Text:
        """What it is, in both languages; in which fields, where that is known."""
        if not self.differences:
            return in_general(self.code)
        words = [DIFFERENCES.get(one, one) for one in self.differences]
        named = Text(", ".join(self.differences), ", ".join(words))
        return explanation(self.code).rule.filled(differences=named)

    @property
    def cure(self) -> Text:
        """What to do, in both languages."""
        return explanation(self.code).cure


def in_general(code: Code) -> Text:
    """Say what rows of a code are, without the fields in which one of them differs."""
    rule = explanation(code).rule
    return Text(*(said.removesuffix(_WHICH) for said in (rule.en, rule.vi)))


def counted(findings: Iterable[AnswerFinding]) -> dict[Code, tuple[int, Dong]]:
    """Give for each code how many rows there are, and what they say together. Unit: đồng."""
    sums: dict[Code, tuple[int, Dong]] = {}
    for finding in findings:
        count, total = sums.get(finding.code, (0, NOTHING))
        sums[finding.code] = (count + 1, total + (finding.amount or NOTHING))
    return dict(sorted(sums.items()))
