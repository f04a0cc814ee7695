"""`ToldRows`: what was told of one order, asked of each further row without going through all."""

import attrs

from ansinh.payment import Outcome
from ansinh.payment.comparison import contradicts, what_is_said


@attrs.define
class ToldRows:
    """The rows that told of one order (các dòng kết quả về một lệnh chi).

    Most orders have one, and a file may name one order a hundred thousand times: rows that say the
    same are put together when first asked of, each with the transactions that they name.
    """

    _rows: list[Outcome] = attrs.Factory(list)
    _alike: dict[object, tuple[Outcome, set[str]]] = attrs.Factory(dict)

    def add(self, outcome: Outcome) -> None:
        """Take in a row."""
        self._rows.append(outcome)

    def have(self, outcome: Outcome) -> bool:
        """Whether a row says the same; a transaction that only one of the two names is no other."""
        _, named = self._put_together().get(what_is_said(outcome), (None, frozenset[str]()))
        return bool(named) and (not outcome.transaction or not named.isdisjoint(_same(outcome)))

    def contradict(self, outcome: Outcome) -> bool:
        """Whether a row and this one cannot both be right."""
        return any(contradicts(outcome, one) for one, _ in self._put_together().values())

    def have_another(self, outcome: Outcome) -> bool:
        """Whether a row of its kind is another payment, or return, by its transaction."""
        if not outcome.transaction:
            return False
        return any(
            one.kind is outcome.kind and any(name not in _same(outcome) for name in named)
            for one, named in self._put_together().values()
        )

    def _put_together(self) -> dict[object, tuple[Outcome, set[str]]]:
        for row in self._rows:
            _, named = self._alike.setdefault(what_is_said(row), (row, set()))
            named.add(row.transaction)
        self._rows.clear()
        return self._alike


def _same(outcome: Outcome) -> tuple[str, str]:
    """Give the transactions that are no other than the outcome's: its own, and none."""
    return outcome.transaction, ""
