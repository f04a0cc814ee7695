"""Decisions and other papers, by their number."""

from hypothesis import strategies as st

from ansinh.people import Document
from ansinh.testing.strategies.time import days

_NUMBERS = ("01/QĐ-MẪU", "2282/KH-UBND", "7", "12/UQ")
_ISSUERS = ("", "UBND thị xã Mẫu", "UBND xã Thử")


def documents() -> st.SearchStrategy[Document]:
    """Draw decisions and other papers, with and without a day."""
    return st.builds(
        Document, st.sampled_from(_NUMBERS), st.none() | days(), st.sampled_from(_ISSUERS)
    )
