"""`Row`: one transaction of an answer, its values read and what is wrong with them kept."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from attrs import evolve

from ansinh import Code, InvalidValue, Outcome, OutcomeKind, PersonName, Problem, Reference, problem
from ansinh.adapters import outcome_kind
from ansinh.formats import FormatProfile
from ansinh_iso20022.stream import Reader, day_of
from ansinh_iso20022.tree import Element

Value = TypeVar("Value")

OTHER: Final = "other"
"""The reason where the bank gives one that the profile does not list."""

DUPLICATE: Final = "duplicate"
"""The reason of an order that the bank had already: most often the first of the two was paid."""

_DUPLICATES: Final = frozenset({"AM05", "DU01", "DU02", "DU03", "DU04", "DU05", "DUPL"})
"""ISO's codes for it. An own profile that does not list them does not make them refusals."""


class Row:
    """Reads what a transaction says; a value that cannot be read is a problem of this row alone.

    A row with a problem is kept, and what came of it is unknown: half a row is no evidence.
    """

    def __init__(self, reader: Reader) -> None:
        self.problems: list[Problem] = []
        self._reader = reader

    def reference(self, element: Element | None) -> Reference | None:
        """Read a reference of ours."""
        return self._read(element, Reference)

    def name(self, element: Element | None) -> PersonName | None:
        """Read a person's name."""
        return self._read(element, PersonName)

    def day(self, element: Element | None) -> date | None:
        """Read a day, or a moment's."""
        text = self._reader.text(element)
        day = day_of(text)
        if day is None and element is not None:
            self.refuse(Code.DATE_VALUE, element)
        return day

    def named(self, element: Element | None) -> Element | None:
        """Find where a party's name stands; a bank in place of a person has none here."""
        said = self._reader.fields(element, "either").get("Pty")
        return self._reader.fields(said, "party").get("Nm")

    def account(self, element: Element | None) -> str | None:
        """Read an account's number, whichever way it is written."""
        return account_in(self._reader, element)

    def refuse(self, code: Code, at: Element, **details: object) -> None:
        """Keep what is wrong, and where."""
        self.problems.append(problem(code, self._reader.place(at), **details))

    def settled(self, outcome: Outcome) -> Outcome:
        """Give the outcome as far as it may count."""
        return evolve(outcome, kind=OutcomeKind.UNKNOWN) if self.problems else outcome

    def _read(self, element: Element | None, read: Callable[[str], Value]) -> Value | None:
        if element is None:
            return None
        try:
            return read(self._reader.text(element))
        except InvalidValue as error:
            code = error.code
        self.refuse(code, element)
        return None


class Meanings:
    """What the profile makes of statuses and reasons, each looked up once a file."""

    def __init__(self, profile: FormatProfile) -> None:
        self._profile = profile
        self._kinds: dict[str, OutcomeKind] = {}
        self._reasons: dict[str, str | None] = {}

    def kind(self, status: str, reasons: Sequence[str] = ()) -> OutcomeKind:
        """Say what a status means; one that the profile does not list is unknown.

        So is one whose reason is that the bank had the order already: it does not say what
        became of the first, and whoever is paid again on it may be paid twice.
        """
        known = self._kinds.get(status)
        if known is None:
            known = self._kinds[status] = outcome_kind(self._profile, status)
        if reasons and known is not OutcomeKind.PAID and self.is_duplicate(reasons):
            return OutcomeKind.UNKNOWN
        return known

    def reason(self, codes: Sequence[str]) -> str:
        """Say what reasons mean: the first that the profile lists; nothing where there are none.

        A duplicate goes before all others, as it decides.
        """
        if self.is_duplicate(codes):
            return DUPLICATE
        for code in codes:
            if (meant := self._meant(code)) is not None:
                return meant
        return OTHER if codes else ""

    def is_duplicate(self, codes: Sequence[str]) -> bool:
        """Say whether one of the reasons is that the bank had the order already."""
        return any(self._meant(code) == DUPLICATE for code in codes)

    def _meant(self, code: str) -> str | None:
        if code not in self._reasons:
            known = code in _DUPLICATES
            self._reasons[code] = DUPLICATE if known else self._profile.reason(code)
        return self._reasons[code]


def account_in(reader: Reader, element: Element | None) -> str | None:
    """Read the number of an account; empty and absent are not said."""
    number = reader.fields(element, "account").get("Id")
    either = reader.fields(number, "account-id")
    if "IBAN" in either:
        return reader.text(either["IBAN"]) or None
    return reader.text(reader.fields(either.get("Othr"), "other-account").get("Id")) or None


def plain_values(
    texts: Mapping[str, str], reference: str, name: str, day: str
) -> tuple[Reference, PersonName | None, date | None] | None:
    """Give reference, name and day of a record; ``None`` where one of them cannot be read."""
    on = day_of(texts[day]) if day in texts else None
    if day in texts and on is None:
        return None
    try:
        who = PersonName(texts[name]) if name in texts else None
        return Reference(texts.get(reference, "")), who, on
    except InvalidValue:
        return None
