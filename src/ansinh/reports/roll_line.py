"""How a line of the roll is said in the columns of a list, and what no column can say."""

from datetime import date
from fractions import Fraction
from typing import assert_never

import attrs

from ansinh.boundary.lists.channel import channel_word_of
from ansinh.boundary.lists.entitlement import category_of
from ansinh.entitlement import PROGRAMMES, Category, Entitlement
from ansinh.errors import InvalidValue
from ansinh.latin import nfc
from ansinh.months import day_label
from ansinh.people import (
    Authorization,
    Bank,
    BankAccount,
    CashPoint,
    Channel,
    Document,
    EWallet,
    HomeDelivery,
    Paper,
    Person,
    find_bank,
)
from ansinh.reports.head import CellContent
from ansinh.reports.words import SEXES, capacity_word, channel_word
from ansinh.roll import Entry

_PROGRAMMES = frozenset(programme.code for programme in PROGRAMMES)


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


def decimal(coefficient: Fraction) -> str:
    """Write a coefficient as papers do.

    >>> decimal(Fraction(3, 2)), decimal(Fraction(2))
    ('1,5', '2')
    """
    whole, rest = divmod(coefficient.numerator * 100 // coefficient.denominator, 100)
    return f"{whole},{rest:02}".rstrip("0").rstrip(",")


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
            return {"channel": _place_text(channel, channel.place)}
        case HomeDelivery():
            return {"channel": _place_text(channel, _beyond(channel.address, hamlet))}
        case EWallet():
            return {"channel": channel_word(channel)}
        case _:
            assert_never(channel)


def _place_text(channel: Channel, place: str) -> str:
    word = channel_word(channel)
    return f"{word}: {place}" if place else word


def _beyond(address: str, hamlet: str) -> str:
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


def sayable(entry: Entry) -> bool:
    """Whether somebody who has only the list knows everything that the line says."""
    person = entry.beneficiary.person
    texts = (text for text in line_of(entry).values() if isinstance(text, str))
    return (
        entry.programme.code in _PROGRAMMES
        and person.birth is not None
        and person == _as_said(person)
        and _entitlement_is_said(entry.entitlement)
        and _channel_is_said(entry.channel, entry.beneficiary.hamlet)
        and len(entry.papers) <= 1
        and all(_paper_is_said(paper) for paper in entry.papers)
        and all(_plain(text) for text in texts)
    )


def _plain(text: str) -> bool:
    """Whether a cell gives back the same text: composed, single spaces, nothing unprintable."""
    return text == " ".join(nfc(text).split()) and text.isprintable()


def _as_said(person: Person) -> Person:
    # Of two identity numbers a list has room for the newer; a death is reported on another list.
    legacy_id = None if person.citizen_id else person.legacy_id
    return attrs.evolve(person, legacy_id=legacy_id, died_on=None)


def _entitlement_is_said(entitlement: Entitlement) -> bool:
    category, coefficient = entitlement.category, entitlement.coefficient
    decision = entitlement.decision
    if category is not None and category_of(category_text(category)) != category:
        return False
    if coefficient is not None and (coefficient * 100).denominator != 1:
        return False
    return decision is None or decision == Document(decision.number, decision.issued_on)


def _channel_is_said(channel: Channel, hamlet: str) -> bool:
    match channel:
        case BankAccount():
            return _bank_is_known(channel.bank)
        case CashPoint():
            return channel_word_of(_place_text(channel, channel.place)) == ("cash", channel.place)
        case HomeDelivery():
            said = channel_word_of(_place_text(channel, _beyond(channel.address, hamlet)))
            return said[0] == "home" and (said[1] or hamlet) == channel.address
        case EWallet():
            return False


def _bank_is_known(bank: Bank) -> bool:
    try:
        return find_bank(bank_text(bank)) == bank
    except InvalidValue:
        return False


def _paper_is_said(paper: Paper) -> bool:
    known = paper.representative
    if known != Person(known.name, citizen_id=known.citizen_id):
        return False
    if paper.document is not None and paper.document != Document(paper.document.number):
        return False
    # An authorization without a term would be read as one of a year.
    open_ended = paper.span.start is None or paper.span.end is None
    return not (isinstance(paper, Authorization) and open_ended)
