"""Programmes, groups and what somebody is owed."""

from fractions import Fraction

from hypothesis import strategies as st

from ansinh.entitlement import PROGRAMMES, Category, Entitlement, Programme
from ansinh.law import Citation
from ansinh.money import Dong
from ansinh.testing.strategies.amounts import coefficients, monthly_amounts
from ansinh.testing.strategies.decisions import documents
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.time import months

_CATEGORIES = (
    Category("5c", "Người từ đủ 80 tuổi", Citation("20/2021/NĐ-CP", "art. 5(5)(c)")),
    Category("6b", "Người khuyết tật nặng", Citation("20/2021/NĐ-CP", "art. 5(6)")),
    Category("1a"),
    Category("Đ.1"),
)


def programmes() -> st.SearchStrategy[Programme]:
    """Draw the programmes that there are, and one of a province's own."""
    return st.sampled_from([*PROGRAMMES, Programme("MAU", "Chương trình mẫu")])


def categories() -> st.SearchStrategy[Category]:
    """Draw groups of beneficiaries."""
    return st.sampled_from(_CATEGORIES)


@eager
def entitlements(
    *,
    amount: st.SearchStrategy[Dong] | None = None,
    coefficient: st.SearchStrategy[Fraction | None] | None = None,
) -> st.SearchStrategy[Entitlement]:
    """Draw monthly entitlements, of 0 đ among them; the amount need not follow the coefficient."""
    return st.builds(
        Entitlement,
        category=st.none() | categories(),
        amount=monthly_amounts() if amount is None else amount,
        coefficient=st.none() | coefficients() if coefficient is None else coefficient,
        since=st.none() | months(),
        decision=st.none() | documents(),
    )
