"""The population: every line of the lists of May 2024."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ansinh import (
    MERIT,
    Authorization,
    Bank,
    BankAccount,
    Beneficiary,
    BirthDate,
    CaseNumber,
    CashPoint,
    Channel,
    CitizenId,
    DaySpan,
    Document,
    Entitlement,
    Entry,
    Guardianship,
    HomeDelivery,
    LegacyIdNumber,
    Month,
    Paper,
    ParentalRepresentation,
    Person,
    PersonName,
    PhoneNumber,
    Roll,
    Sex,
)
from demo_data.chooser import Chooser
from demo_data.groups import GROUPS, Group
from demo_data.names import name_for
from demo_data.places import PLACES, Place

BASE_MONTH: Final = Month(2024, 5)
_CHOOSER: Final = Chooser("Hương Trà 2024")
_YEAR_ONLY: Final = 1950
"""Of people born before it most lists know the year alone."""
_VERY_OLD: Final = 85
_THIS_YEAR: Final = 2024
_CUTS: Final = (75, 80)
"""Who turns so old this year gave the day: without it nobody could say what is due."""


class Town:
    """The two communes; gives each newcomer numbers that nobody else has."""

    def __init__(self) -> None:
        self._serial = 0
        self._cases: dict[tuple[str, str], int] = {}

    def roll(self) -> Roll:
        """Make the list of May 2024."""
        return Roll(BASE_MONTH, self._residents())

    def _residents(self) -> Iterator[Entry]:
        for at, place in enumerate(PLACES):
            for group in GROUPS.values():
                for _ in range(group.counts[at]):
                    yield self.resident(place, group)

    def resident(
        self, place: Place, group: Group, *, age: int | None = None, since: Month | None = None
    ) -> Entry:
        """Invent a line of the list."""
        case = self._case(place, group)
        choose = Chooser(f"{_CHOOSER.seed} {case.text}")
        low, high = group.ages
        years = age if age is not None else low + choose.number(high - low + 1, "age")
        person = self._person(choose, years, women=group.women)
        papers = self._papers(choose, group, years)
        channel = self._channel(choose, place, group, person, papers, years)
        hamlet = choose.one_of(place.hamlets, "hamlet")
        if isinstance(channel, HomeDelivery):
            channel = HomeDelivery(hamlet)
        beneficiary = Beneficiary(person, case, place.commune, hamlet)
        start = since or max(self._since(choose, years), _first_month(group, person))
        entitlement = Entitlement(
            group.category,
            group.before,
            group.coefficient,
            start,
            self._decision(choose, group, start),
        )
        note = "Không có người thân" if choose.chance(3, "note") else ""
        return Entry(group.programme, beneficiary, entitlement, channel, papers, note)

    def _case(self, place: Place, group: Group) -> CaseNumber:
        mark = f"{place.mark}-NCC" if group.programme == MERIT else place.mark
        number = self._cases[place.mark, mark] = self._cases.get((place.mark, mark), 0) + 1
        return CaseNumber(f"{mark}-{number:03}" if "NCC" in mark else f"{mark}-{number:04}")

    def _person(self, choose: Chooser, years: int, *, women: int) -> Person:
        sex = Sex.FEMALE if choose.chance(women, "sex") else Sex.MALE
        born = _birthday(choose, years)
        name = name_for(choose, sex)
        if choose.chance(5, "capitals"):
            name = PersonName(name.text.upper())
        serial = self._next()
        known = BirthDate.on(born)
        if born.year < _YEAR_ONLY and _THIS_YEAR - born.year not in _CUTS:
            if choose.chance(55, "year only"):
                known = BirthDate(born.year)
            elif choose.chance(10, "month only"):
                known = BirthDate(born.year, born.month)
        old_card = years > _VERY_OLD and choose.chance(8, "old card")
        phone = PhoneNumber(f"0900000{serial % 1000:03}") if choose.chance(70, "phone") else None
        return Person(
            name,
            known,
            sex,
            None if old_card else citizen_id(born.year, sex, serial),
            LegacyIdNumber(f"000{serial:06}") if old_card else None,
            phone,
        )

    def helper(self, choose: Chooser, what: str, sex: Sex | None = None) -> Person:
        """Invent somebody who collects for another: a grown-up, by name and id."""
        kind = sex or (Sex.FEMALE if choose.chance(60, what, "sex") else Sex.MALE)
        year = 1962 + choose.number(28, what, "year")
        return Person(name_for(choose, kind, what), citizen_id=citizen_id(year, kind, self._next()))

    def _papers(self, choose: Chooser, group: Group, years: int) -> tuple[Paper, ...]:
        number = 1 + choose.number(190, "paper")
        match group.collects:
            case "guardian":
                made = date(2023, 1 + choose.number(12, "month"), 15)
                paper = Document(f"{number:02}/2023/GH")
                return (Guardianship(self.helper(choose, "guardian"), paper, DaySpan(made)),)
            case "court" if choose.chance(40, "court"):
                made = date(2021, 1 + choose.number(12, "month"), 20)
                paper = Document(f"{number:02}/2021/QĐST-DS")
                return (Guardianship(self.helper(choose, "court"), paper, DaySpan(made)),)
            case "parent":
                paper = Document(f"KS {number}/{2024 - years}")
                return (ParentalRepresentation(self.helper(choose, "parent"), paper, DaySpan()),)
            case _ if years >= _VERY_OLD and choose.chance(35, "agent"):
                made = date(2023, 8, 1) + timedelta(days=choose.number(250, "made"))
                paper = Document(f"{number:02}/UQ-UBND")
                return (Authorization.made(self.helper(choose, "agent"), paper, made),)
            case _:
                return ()

    def _channel(
        self,
        choose: Chooser,
        place: Place,
        group: Group,
        person: Person,
        papers: tuple[Paper, ...],
        years: int,
    ) -> Channel:
        at_home = 25 if years >= _VERY_OLD or group.category.code == "6.1" else 3
        if choose.chance(at_home, "home"):
            return HomeDelivery()
        if choose.chance(24, "cash"):
            return CashPoint(place.pay_point)
        holder = papers[0].representative.name if papers else person.name
        return self.account(choose, holder, bank=None)

    def account(
        self, choose: Chooser, holder: PersonName, *, bank: str | None, what: str = ""
    ) -> BankAccount:
        """Invent an account: four noughts in front, the holder in capitals as banks have it."""
        code = bank or choose.one_of(["VIETINBANK"] * 8 + ["AGRIBANK", "VIETCOMBANK"], "bank", what)
        digits = 8 if code == "VIETINBANK" else 9
        number = f"0000{choose.number(10**digits, 'account', what):0{digits}}"
        return BankAccount(Bank(code), number, PersonName(holder.folded))

    def _since(self, choose: Chooser, years: int) -> Month:
        month = BASE_MONTH - (2 + choose.number(min(72, max(1, years * 12 - 6)), "since"))
        return month if years else BASE_MONTH - choose.number(3, "since")

    def _decision(self, choose: Chooser, group: Group, since: Month) -> Document:
        number = 100 + choose.number(3800, "decision")
        issuer = "QĐ-LĐTBXH" if group.programme == MERIT else "QĐ-UBND"
        return Document(f"{number}/{issuer}", since.first_day + timedelta(choose.number(25, "day")))

    def _next(self) -> int:
        self._serial += 1
        return self._serial


def citizen_id(year: int, sex: Sex, serial: int) -> CitizenId:
    """Make an id of a place that does not exist: 099, century and sex, year, serial."""
    century = 2 * ((year - 1900) // 100) + (sex is Sex.FEMALE)
    return CitizenId(f"099{century}{year % 100:02}{serial:06}")


def _first_month(group: Group, person: Person) -> Month:
    """Give the month of the birthday from which a group is entitled, where it is one."""
    age = {"5b": 75, "5c": 80}.get(group.category.code, 0)
    assert person.birth is not None
    return Month.of(person.birth.earliest) + 12 * age


def _birthday(choose: Chooser, years: int) -> date:
    """Choose a birthday on which somebody is that old by the end of May 2024."""
    day = date(2023 - years, 6, 15) + timedelta(days=choose.number(340, "birthday"))
    return min(day, date(2024, 4, 20))
