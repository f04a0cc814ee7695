"""`pseudonym_of`: by what a person's documents are found and erased, and nobody is named."""

import hmac

from ansinh.entitlement import Programme
from ansinh.people import Beneficiary, PersonKey


def pseudonym_of(programme: Programme, beneficiary: Beneficiary, *, key: bytes) -> str:
    """Give the pseudonym of a beneficiary in a book (khóa định danh ẩn), in hex.

    Whoever has a citizen id is one person in all programmes. Of the others a case number says who
    it is, and each programme numbers its own: there the pseudonym is the programme's.
    """
    return PersonKey.of(beneficiary, agency=programme.code, key=key).hex


def pseudonym_of_account(number: str, *, key: bytes) -> str:
    """Give the pseudonym of whoever has an account, where nothing else is known of them, in hex.

    A provider's answer may name an account under a reference that nobody gave out: whose row it is
    is found again by the accounts that a person's own documents have.
    """
    return hmac.digest(key, f"account\x1f{number}".encode(), "sha256").hex()
