"""Can the payee use the channel: is the account theirs or the beneficiary's, and still open?"""

from datetime import date
from types import MappingProxyType
from typing import Final

from ansinh.errors import Code
from ansinh.law import Citation
from ansinh.payment.standing import declared, people_behind
from ansinh.people import BankAccount, Channel, EWallet, NameMatch, Person, PersonName
from ansinh.roll import Entry

_ARTICLES: Final = MappingProxyType(
    {
        Code.HOLD_ACCOUNT_HOLDER: Citation("17/2024/TT-NHNN", "art. 17"),
        Code.HOLD_ACCOUNT_CLOSED: Citation("52/2024/NĐ-CP", "art. 12"),
        Code.HOLD_INCAPACITY: Citation("17/2024/TT-NHNN", "art. 17(2)"),
    }
)


def holder_of(channel: Channel) -> PersonName | None:
    """Give the name of an account's holder; ``None`` where there is no account."""
    return channel.holder_name if isinstance(channel, BankAccount | EWallet) else None


def is_held_by(channel: Channel, person: Person) -> bool:
    """Say whether a channel is an account in somebody's name, as far as lists write it."""
    holder = holder_of(channel)
    return holder is not None and holder.matches(person.name) is not NameMatch.DIFFERENT


def obstacle_of_channel(entry: Entry, payee: Person, on: date) -> Code | None:
    """Say why the payee cannot use the line's channel; cash is open to everybody.

    An account is the beneficiary's own, also where a representative operates it, or the
    payee's. A representative's account closes at their death. Whose capacity a court has
    declared lost, difficult or restricted uses no account alone.

    Source: TT 17/2024/TT-NHNN, art. 11(1), 17(1), 17(2); NĐ 52/2024/NĐ-CP, art. 12, which we
    know from others' account of it.
    """
    whose = entry.beneficiary.person
    if holder_of(entry.channel) is None:
        return None
    if is_held_by(entry.channel, payee) or is_held_by(entry.channel, whose):
        alone = payee == whose and declared(whose, on) is not None
        return Code.HOLD_INCAPACITY if alone else None
    behind = (person for paper in entry.papers for person in people_behind(paper))
    dead = (person for person in behind if person.died_on is not None and person.died_on <= on)
    if any(is_held_by(entry.channel, person) for person in dead):
        return Code.HOLD_ACCOUNT_CLOSED
    return Code.HOLD_ACCOUNT_HOLDER


def article_of_channel(code: Code) -> Citation | None:
    """Name the article by which an account cannot be used."""
    return _ARTICLES.get(code)
