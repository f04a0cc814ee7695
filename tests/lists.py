"""Lists for tests: values of the domain as an office would write them, and what it cannot write."""

from collections.abc import Iterable, Sequence

import attrs

from ansinh.boundary import Notice, built_in_layout
from ansinh.entitlement import PROGRAMMES, SOCIAL_ASSISTANCE, Category, Entitlement
from ansinh.errors import Code, Problem
from ansinh.formats.layout import Column
from ansinh.formats.list_writer import list_csv, list_workbook
from ansinh.money import Dong
from ansinh.months import day_label
from ansinh.people import (
    Authorization,
    Bank,
    BankAccount,
    BirthDate,
    CashPoint,
    Channel,
    Commune,
    Document,
    EWallet,
    Guardianship,
    HomeDelivery,
    Paper,
    Person,
    PersonName,
)
from ansinh.roll import Entry, Roll

Fields = dict[str, str | int | Dong]

HEADERS = ("STT", "Mã hồ sơ", "Họ và tên", "Ngày sinh", "Mức hưởng", "Chương trình", "Xã/Phường")
"""The least that a roll of several programmes and communes needs."""


def csv_of(rows: Sequence[Sequence[str]]) -> bytes:
    """Write rows as csv, padded to one width, each cell in quotation marks."""
    width = max(len(row) for row in rows)
    lines = (
        ",".join('"' + cell.replace('"', '""') + '"' for cell in [*row, *[""] * (width - len(row))])
        for row in rows
    )
    return ("\n".join(lines) + "\n").encode()


def table(title: str, headers: Sequence[str], *rows: Sequence[str]) -> bytes:
    """Write a list with a title above; pad short rows."""
    return csv_of([[title], list(headers), *(list(row) for row in rows)])


def places(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Give cell and code of problems."""
    return [(problem.position.cell, str(problem.code)) for problem in problems]


def told(notices: Iterable[Notice]) -> list[str]:
    """Give the codes of notices, but for the one that lists without a total row bring along."""
    codes = [str(notice.code) for notice in notices]
    return [code for code in codes if code != Code.NOTICE_COMPLETENESS]


def listable(roll: Roll) -> Roll:
    """Give the roll as far as a list can say it, with each identity number once."""
    seen: set[str] = set()
    entries = []
    for entry in roll.entries:
        said = _listable_entry(entry)
        person = said.beneficiary.person
        number = person.citizen_id or person.legacy_id
        if number is not None and number.digits in seen:
            person = attrs.evolve(person, citizen_id=None, legacy_id=None)
            said = attrs.evolve(said, beneficiary=attrs.evolve(said.beneficiary, person=person))
        elif number is not None:
            seen.add(number.digits)
        entries.append(said)
    return Roll(roll.month, entries)


def _listable_entry(entry: Entry) -> Entry:
    person = entry.beneficiary.person
    person = Person(
        _one_spaced(person.name),
        person.birth or BirthDate(1945),
        person.sex,
        person.citizen_id,
        None if person.citizen_id else person.legacy_id,
        person.phone,
    )
    held = entry.beneficiary
    beneficiary = attrs.evolve(held, person=person, commune=Commune(held.commune.name))
    return attrs.evolve(
        entry,
        programme=entry.programme if entry.programme in PROGRAMMES else SOCIAL_ASSISTANCE,
        beneficiary=beneficiary,
        entitlement=_listable_entitlement(entry.entitlement),
        channel=_listable_channel(entry.channel, held.hamlet),
        papers=tuple(_listable_paper(paper) for paper in entry.papers[:1]),
    )


def _one_spaced(name: PersonName) -> PersonName:
    return PersonName(" ".join(name.text.split()))


def _listable_entitlement(held: Entitlement) -> Entitlement:
    group = held.category and Category(held.category.code, held.category.name)
    decision = held.decision and Document(held.decision.number, held.decision.issued_on)
    amount = in_dong(held.amount)
    return attrs.evolve(held, category=group, decision=decision, amount=amount)


def in_dong(amount: Dong) -> Dong:
    """Give an amount that nobody takes for thousands, as three small ones in a column are."""
    return Dong(amount.value + 10_000) if 0 < amount.value < 10_000 else amount


def _listable_channel(channel: Channel, hamlet: str) -> Channel:
    match channel:
        case BankAccount():
            bank = channel.bank if channel.bank.code != "MAUBANK" else Bank("BIDV")
            return BankAccount(bank, channel.number, _one_spaced(channel.holder_name))
        case EWallet():
            return CashPoint()
        case HomeDelivery(address=address):
            return HomeDelivery(address or hamlet)
        case CashPoint():
            return channel


def _listable_paper(paper: Paper) -> Paper:
    held = paper.representative
    person = Person(_one_spaced(held.name), citizen_id=held.citizen_id)
    document = paper.document and Document(paper.document.number)
    if isinstance(paper, Authorization) and paper.span.start is None:
        return Guardianship(person, document, paper.span)
    if isinstance(paper, Authorization) and paper.span.start and paper.span.end is None:
        return Authorization.made(person, document, paper.span.start)
    return type(paper)(person, document, paper.span)


def roll_fields(roll: Roll) -> list[Fields]:
    """Give each line of a roll as the texts of its columns."""
    return [
        {"number": number, **entry_fields(entry)}
        for number, entry in enumerate(roll.entries, start=1)
    ]


def entry_fields(entry: Entry) -> Fields:
    """Give a line as the texts of its columns."""
    beneficiary, entitlement = entry.beneficiary, entry.entitlement
    person, decision = beneficiary.person, entitlement.decision
    number = person.citizen_id or person.legacy_id
    group = entitlement.category
    fields: Fields = {
        "case": beneficiary.case.text,
        "name": person.name.text,
        "birth": person.birth.label if person.birth else "",
        "sex": {"male": "Nam", "female": "Nữ"}.get(person.sex or "", ""),
        "citizen_id": number.digits if number else "",
        "phone": person.phone.digits if person.phone else "",
        "hamlet": beneficiary.hamlet,
        "commune": beneficiary.commune.name,
        "programme": entry.programme.code,
        "category": " - ".join(part for part in (group.code, group.name) if part) if group else "",
        "coefficient": _decimal(entitlement),
        "amount": entitlement.amount,
        "since": entitlement.since.label if entitlement.since else "",
        "decision": decision.number if decision else "",
        "decision_date": day_label(decision.issued_on) if decision and decision.issued_on else "",
        "note": entry.note,
    }
    return fields | _channel_fields(entry.channel) | _paper_fields(entry.papers)


def _decimal(entitlement: Entitlement) -> str:
    coefficient = entitlement.coefficient
    if coefficient is None:
        return ""
    hundredths = coefficient * 100
    assert hundredths.denominator == 1
    return f"{hundredths.numerator // 100},{hundredths.numerator % 100:02}"


def _channel_fields(channel: Channel) -> Fields:
    match channel:
        case BankAccount():
            return {
                "channel": "Tài khoản",
                "account": channel.number,
                "bank": channel.bank.branch or channel.bank.code,
                "account_holder": channel.holder_name.text,
            }
        case HomeDelivery():
            return {"channel": f"Tại nhà {channel.address}".strip()}
        case CashPoint():
            return {"channel": f"Bưu điện {channel.place}".strip()}
        case _:
            raise AssertionError


def _paper_fields(papers: Sequence[Paper]) -> Fields:
    if not papers:
        return {}
    (paper,) = papers
    person, span = paper.representative, paper.span
    capacity = {Authorization: "Ủy quyền", Guardianship: "Người giám hộ"}.get(type(paper), "Cha")
    return {
        "representative": person.name.text,
        "capacity": capacity,
        "representative_id": person.citizen_id.digits if person.citizen_id else "",
        "paper": paper.document.number if paper.document else "",
        "paper_from": day_label(span.start) if span.start else "",
        "paper_to": day_label(span.last_day) if span.last_day else "",
    }


def roll_csv(roll: Roll, rows: Sequence[Fields] | None = None) -> bytes:
    """Write a roll as csv; it says no month."""
    return list_csv(built_in_layout("roll"), rows or roll_fields(roll), columns=_columns())


def typed_csv(rows: Sequence[Fields]) -> bytes:
    """Write lines of a roll as csv the way they are typed, which our own writer would not."""
    columns = _columns()
    lines = [[_typed(row.get(column.field, "")) for column in columns] for row in rows]
    return csv_of([[column.header for column in columns], *lines])


def _typed(value: str | int | Dong) -> str:
    return str(value.value) if isinstance(value, Dong) else str(value)


def roll_workbook(roll: Roll) -> bytes:
    """Write a roll as a workbook, with its title, month and total row."""
    layout = built_in_layout("roll")
    return list_workbook(layout, roll_fields(roll), month=roll.month, columns=_columns())


def _columns() -> list[Column]:
    left_out = {"birth_male", "birth_female", "unpaid_months", "unpaid_amount", "total"}
    return [c for c in built_in_layout("roll").columns if c.field not in left_out]
