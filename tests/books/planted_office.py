"""The offices of other tests, with people who are planted: for their faults and their refusals."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from unittest import mock

import attrs
from tests import error_values
from tests.books import answering
from tests.canaries import CANARIES, Scanner
from tests.planted_month import AGENT, ENTITLEMENT, PERSON

from ansinh import BankAccount, BirthDate, CitizenId, Entry, Person, PersonName, PhoneNumber

_NAMES: Final = (
    "Loiluong Thị Kiuđạo Nuiliễn",
    "Đuoilam Văn Liuthuộ Hoiluỉn",
    "Ksor Uilanhộ Louđuôi",
    "Puihlong Thị Uôlichí Muoliện",
    "H'Luiongô Niêkiulo",
    "Builouh Kiulouthị",
)
_SERIALS: Final = ("734152", "815263", "926371", "637482", "548593", "359614")
_ACCOUNTS: Final = ("000091827361", "000082736452", "000073645523", "000064553614")
_PHONES: Final = (
    "0007316452",
    "0008427563",
    "0009538674",
    "0006249785",
    "0005351896",
    "0004462917",
)

PLANTED: Final = {
    **CANARIES,
    **{f"name of {n}": name for n, name in enumerate(_NAMES)},
    **{f"citizen id of {n}": f"099145{serial}" for n, serial in enumerate(_SERIALS)},
    **{f"account of {n}": account for n, account in enumerate(_ACCOUNTS)},
    **{f"phone of {n}": phone for n, phone in enumerate(_PHONES)},
    **{f"case of {n}": f"TH-{n:04}" for n in range(6)},
    "name of the small book's first": "Trần Văn Mẫu",
    "name of the small book's second": "Lê Thị Thử",
    "name of the small book's third": "Hồ Thí Dụ",
    "the small book's account": "000012345678",
    "the office's key": answering.KEY.decode(),
    "the examples' key": error_values.TERMS.agency.key.decode(),
}
"""All that is planted in these offices, by what it is."""

OFFICE: Final = Scanner(PLANTED)


def person(number: int) -> Person:
    """Give one of the six."""
    return Person(
        PersonName(_NAMES[number]),
        BirthDate(1945, 2, 1),
        citizen_id=CitizenId(PLANTED[f"citizen id of {number}"]),
        phone=PhoneNumber(PLANTED[f"phone of {number}"]),
    )


@contextmanager
def planted_people() -> Iterator[None]:
    """Let the six of `answering` and those of the page of errors be planted."""
    with (
        mock.patch.object(answering, "entry", _entry_of(answering.entry)),
        mock.patch.multiple(
            error_values, _PERSON=PERSON, _OTHER=AGENT, line=(line := _line_of(error_values.line))
        ),
        mock.patch.dict(
            error_values.NAMES,
            line=line,
            person=PERSON,
            other_person=AGENT,
        ),
    ):
        yield


def _entry_of(plain: Any) -> Any:
    """Plant somebody in each line of the office of six; the case numbers stay."""

    def entry(number: int, amount: int = 500_000) -> Entry:
        made: Entry = plain(number, amount)
        whose = person(number)
        channel = made.channel
        if isinstance(channel, BankAccount):
            channel = attrs.evolve(channel, number=_ACCOUNTS[number], holder_name=whose.name)
        beneficiary = attrs.evolve(made.beneficiary, person=whose)
        return _filled(attrs.evolve(made, beneficiary=beneficiary, channel=channel))

    return entry


def _line_of(plain: Any) -> Any:
    def line(case: str = "TH-0001", amount: int = 500_000, **parts: Any) -> Entry:
        return _filled(plain(case, amount, **parts))

    return line


def _filled(line: Entry) -> Entry:
    due = attrs.evolve(
        line.entitlement, category=ENTITLEMENT.category, decision=ENTITLEMENT.decision
    )
    return attrs.evolve(line, entitlement=due, note=CANARIES["note"])
