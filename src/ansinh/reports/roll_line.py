"""How a line of the roll is said in the columns of a list."""

from datetime import date
from typing import assert_never

from ansinh.boundary.lists.entitlement import category_of
from ansinh.entitlement import Category
from ansinh.entitlement.coefficient import decimal
from ansinh.months import day_label
from ansinh.people import (
    Bank,
    BankAccount,
    CashPoint,
    Channel,
    EWallet,
    HomeDelivery,
    Paper,
    Person,
)
from ansinh.reports.head import CellContent
from ansinh.reports.words import SEXES, capacity_word, channel_word
from ansinh.roll import Entry


def line_of(entry: Entry) -> dict[str, CellContent]:
    """Give what stands in each column of a list, by field."""
    person, entitlement = entry.beneficiary.person, entry.entitlement
    category, coefficient = entitlement.category, entitlement.coefficient
    decision = entitlement.decision
    return {
        "case": entry.beneficiary.case.text,
        "name": person.name.text,
        "birth": person.birth.label if person.birth else None,
        "sex": SEXES[person.sex] if person.sex else None,
        "citizen_id": _identity(person),
        "phone": person.phone.digits if person.phone else None,
        "hamlet": entry.beneficiary.hamlet or None,
        "commune": entry.beneficiary.commune.name,
        "programme": entry.programme.code,
        "category": category_text(category) if category else None,
        "coefficient": decimal(coefficient) if coefficient else None,
        "amount": entitlement.amount,
        "since": entitlement.since.label if entitlement.since else None,
        "decision": decision.number if decision else None,
        "decision_date": _day(decision.issued_on if decision else None),
        "note": entry.note or None,
        **_channel(entry.channel, entry.beneficiary.hamlet),
        **(_paper(entry.papers[0]) if entry.papers else {}),
    }


def category_text(category: Category) -> str:
    """Write a group: its code, its code and name, or the name that the code was made of."""
    if not category.name:
        return category.code
    if category_of(category.name) == category:
        return category.name
    return f"{category.code} - {category.name}"


def _identity(person: Person) -> str | None:
    known = person.citizen_id or person.legacy_id
    return known.digits if known else None


def _channel(channel: Channel, hamlet: str) -> dict[str, CellContent]:
    match channel:
        case BankAccount():
            return {
                "channel": channel_word(channel),
                "account": channel.number,
                "bank": bank_text(channel.bank),
                "account_holder": channel.holder_name.text,
            }
        case CashPoint():
            return {"channel": place_text(channel, channel.place)}
        case HomeDelivery():
            return {"channel": place_text(channel, beyond(channel.address, hamlet))}
        case EWallet():
            return {"channel": channel_word(channel)}
        case _:
            assert_never(channel)


def place_text(channel: Channel, place: str) -> str:
    """Write a way to pay with its place: ``Bưu điện: Bưu cục Tứ Hạ``."""
    word = channel_word(channel)
    return f"{word}: {place}" if place else word


def beyond(address: str, hamlet: str) -> str:
    """Give the address where it says more than the line's own hamlet."""
    return "" if address == hamlet else address


def bank_text(bank: Bank) -> str:
    """Write a bank: its short name, with its branch's code in front where it is known."""
    return f"{bank.branch}-{bank.code}" if bank.branch else bank.code


def _paper(paper: Paper) -> dict[str, CellContent]:
    return {
        "representative": paper.representative.name.text,
        "capacity": capacity_word(paper),
        "representative_id": _identity(paper.representative),
        "paper": paper.document.number if paper.document else None,
        "paper_from": _day(paper.span.start),
        "paper_to": _day(paper.span.last_day),
    }


def _day(day: date | None) -> str | None:
    return day_label(day) if day else None
