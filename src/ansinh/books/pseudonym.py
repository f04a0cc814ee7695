"""`pseudonym_of`: by what a person's documents are found and erased, and nobody is named."""

from ansinh.entitlement import Programme
from ansinh.people import Beneficiary, PersonKey


def pseudonym_of(programme: Programme, beneficiary: Beneficiary, *, key: bytes) -> str:
    """Give the pseudonym of a beneficiary in a book (khóa định danh ẩn), in hex.

    Whoever has a citizen id is one person in all programmes. Of the others a case number says who
    it is, and each programme numbers its own: there the pseudonym is the programme's.
    """
    return PersonKey.of(beneficiary, agency=programme.code, key=key).hex
