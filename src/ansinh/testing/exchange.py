"""`Exchange`: an order and the answer to it, with which the checks of reading begin."""

from collections.abc import Iterator, Mapping
from typing import Final, Self

import attrs

from ansinh.adapters import ParsedResults, ParseRequest
from ansinh.errors import ParseFailed
from ansinh.latin import fold
from ansinh.months import Month
from ansinh.payment import Outcome, OutcomeKind, PaymentBatch, PaymentInstruction
from ansinh.testing.answer_file import AnswerFile
from ansinh.testing.case import Case
from ansinh.testing.samples import all_said, mixed_said, sample_batch
from ansinh.testing.written import records_of

COUNT: Final = 5
"""Orders of an example: enough for every outcome there is."""


@attrs.frozen
class Exchange:
    """What was ordered, what was said of it by reference, and the file that says so."""

    case: Case
    batch: PaymentBatch
    said: Mapping[str, Outcome]
    answer: bytes

    @classmethod
    def of(cls, case: Case, batch: PaymentBatch, said: Mapping[str, Outcome]) -> Self:
        """Order, and let the simulator answer."""
        return cls(case, batch, said, case.answer(case.render(batch), said))

    @classmethod
    def mixed(cls, case: Case) -> Self:
        """Give the example with every outcome that the provider has words for."""
        batch = sample_batch(case.profile, count=COUNT)
        return cls.of(case, batch, mixed_said(batch, case.profile))

    @classmethod
    def all_of(cls, case: Case, kind: OutcomeKind) -> Self:
        """Give the example in which everybody has the same outcome."""
        batch = sample_batch(case.profile, count=COUNT)
        return cls.of(case, batch, all_said(batch, kind))

    @property
    def references(self) -> tuple[str, ...]:
        """The references of the order, in its order."""
        return tuple(order.reference.text for order in self.batch.instructions)

    @property
    def file(self) -> AnswerFile:
        """The answer, to be changed."""
        return AnswerFile(self.answer, self.case.profile, self.references)

    def figures(self, order: PaymentInstruction) -> tuple[str, ...]:
        """Give an order's amount as the answer has it; none where it has no amounts."""
        return self.file.figures(order.reference.text, order.amount) if self.file.can_change else ()

    def read(self, data: bytes | None = None) -> ParsedResults:
        """Let the adapter read the answer, or another file, as the answer to this order."""
        return self.case.parse(self.answer if data is None else data, self.batch)

    def status_words(self) -> tuple[str, ...]:
        """Give the listed words in the answer's rows that tell what came of an order."""
        if not self.file.can_change:
            return ()
        return tuple(sorted(word for word in self.file.words() if self._is_status(word)))

    def _is_status(self, word: str) -> bool:
        profile = self.case.profile
        listed = {fold(one) for one in profile.result_codes}
        kinds = {one.kind.value for one in self.said.values()}
        if not word or fold(word) not in listed or profile.outcome_kind(word) not in kinds:
            return False
        records = records_of(self.answer, profile, self.references).values()
        return any(record.says(word) for found in records for record in found)

    def with_status(self, word: str) -> Iterator[ParsedResults]:
        """Read the answer with another word in the place of each of its words for an outcome."""
        for known in self.status_words():
            yield from self.with_word(known, word)

    def with_word(self, known: str, word: str) -> Iterator[ParsedResults]:
        """Read the answer with a word in another one's place, where the adapter takes that."""
        changed = self.file.replaced({known: word})
        if changed != self.answer and (results := self.read_if_taken(changed)) is not None:
            yield results

    def read_if_taken(self, data: bytes) -> ParsedResults | None:
        """Let the adapter read a file that it may refuse; nothing where it does."""
        return read_if_taken(self.case, data, batch=self.batch, month=self.batch.month)


def read_if_taken(
    case: Case,
    data: bytes,
    *,
    filename: str = "",
    batch: PaymentBatch | None = None,
    month: Month | None = None,
) -> ParsedResults | None:
    """Let the adapter read a file that it may refuse; nothing where it does."""
    request = ParseRequest(data=data, filename=filename, batch=batch, month=month)
    try:
        return case.adapter.parse_results(request)
    except ParseFailed:
        return None


def spoken(results: ParsedResults) -> dict[str, list[Outcome]]:
    """Give the outcomes of each reference; those without one under an empty text."""
    found: dict[str, list[Outcome]] = {}
    for outcome in results.outcomes:
        reference = outcome.reference.text if outcome.reference else ""
        found.setdefault(reference, []).append(outcome)
    return found


def paid(results: ParsedResults | None) -> Iterator[Outcome]:
    """Give what is paid, where a file was read at all."""
    outcomes = results.outcomes if results else ()
    return (one for one in outcomes if one.kind is OutcomeKind.PAID)


def states_total(exchange: Exchange) -> bool:
    """Say whether the sum of all amounts stands in the answer, outside of its rows."""
    file = exchange.file
    return file.can_change and file.outside("?", exchange.batch.total) != file.content
