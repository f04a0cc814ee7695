"""Whether the columns of a list say everything that a line of the roll says."""

import attrs

from ansinh.boundary.lists.channel import channel_word_of
from ansinh.boundary.lists.entitlement import category_of
from ansinh.boundary.typed.texts import is_plain
from ansinh.entitlement import PROGRAMMES, Entitlement
from ansinh.errors import InvalidValue
from ansinh.people import (
    Authorization,
    Bank,
    BankAccount,
    CashPoint,
    Channel,
    Document,
    EWallet,
    Guardianship,
    HomeDelivery,
    Paper,
    ParentalRepresentation,
    Person,
    find_bank,
)
from ansinh.reports.roll_line import bank_text, beyond, category_text, line_of, place_text
from ansinh.roll import Entry

_PROGRAMMES = frozenset(programme.code for programme in PROGRAMMES)


def sayable(entry: Entry) -> bool:
    """Whether somebody who has only the list knows everything that the line says."""
    person = entry.beneficiary.person
    texts = (text for text in line_of(entry).values() if isinstance(text, str))
    return (
        all(is_plain(text) for text in texts)  # first: the readers below take no other text
        and entry.programme.code in _PROGRAMMES
        and person.birth is not None
        and person == _as_said(person)
        and _entitlement_is_said(entry.entitlement)
        and _channel_is_said(entry.channel, entry.beneficiary.hamlet)
        and len(entry.papers) <= 1
        and all(_paper_is_said(paper) for paper in entry.papers)
    )


def _as_said(person: Person) -> Person:
    # Of two identity numbers a list has room for the newer; a death is reported on another list.
    legacy_id = None if person.citizen_id else person.legacy_id
    return attrs.evolve(person, legacy_id=legacy_id, died_on=None, incapacity=None)


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
            return channel_word_of(place_text(channel, channel.place)) == ("cash", channel.place)
        case HomeDelivery():
            said = channel_word_of(place_text(channel, beyond(channel.address, hamlet)))
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
    match paper:
        case Guardianship():
            return paper.basis is None and paper.relation is None
        case ParentalRepresentation():
            return True
        case Authorization():
            # An authorization without a term would be read as one of a year.
            has_term = paper.span.start is not None and paper.span.end is not None
            return has_term and paper.given_by is None and paper.delegation is None
