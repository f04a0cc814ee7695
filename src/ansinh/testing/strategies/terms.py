"""Who pays, when, through whom: the terms of a plan."""

from datetime import timedelta

from hypothesis import strategies as st

from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import Agency, Limits, Payer, PlanTerms, Routes
from ansinh.testing.samples import AGENCY
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.time import months

_OTHER = Agency("THU", "Phòng Thử", b"another published key for tests")

BANK = "mau.bank-list"
POST = "thu.cash-list"
EVERY_ROUTE = Routes(any_bank=BANK, cash=POST, home=POST, wallets={"VIMAU": BANK, "VITHU": BANK})
_ROUTES = (
    Routes(banks={"VIETINBANK": BANK}, any_bank=BANK, cash=POST, home=POST),
    Routes(any_bank=BANK, cash=POST, home=POST, wallets={"VIMAU": BANK}),
    Routes(banks={"VIETINBANK": BANK}, cash=POST),
    Routes(cash=POST, home=POST),
    Routes(),
)
_LIMITS = (
    Limits(),
    Limits(max_records=1),
    Limits(max_records=2, max_amount=Dong(600_000)),
    Limits(name_length=12),
    Limits(narrative_length=12),
)


def agencies() -> st.SearchStrategy[Agency]:
    """Draw agencies, with keys that are no secret."""
    return st.sampled_from([AGENCY, _OTHER])


def routes() -> st.SearchStrategy[Routes]:
    """Draw routes: everything has one, some channels have none, nothing has."""
    return st.sampled_from([_ROUTES[0], *_ROUTES])


def payers() -> st.SearchStrategy[Payer]:
    """Draw how the agency stands on a file, with and without an account to debit."""
    return st.sampled_from([_PAYER, Payer("PHONG THU"), Payer("Phòng Thử & Mẫu", "0000MAU")])


def limits() -> st.SearchStrategy[Limits]:
    """Draw limits of providers: none, of one record, of an amount, of lengths."""
    return st.sampled_from([Limits(), *_LIMITS])


@eager
@st.composite
def plan_terms(draw: st.DrawFn, *, month: Month | None = None) -> PlanTerms:
    """Draw the terms of a month: the pay day lies in it."""
    paid = draw(_MONTHS) if month is None else month
    span = (paid.last_day - paid.first_day).days
    after = draw(st.one_of(st.sampled_from([4, 0, span]), st.integers(0, span)))
    return PlanTerms(
        agency=draw(agencies()),
        pay_day=paid.first_day + timedelta(days=after),
        routes=draw(routes()),
        payers={BANK: _PAYER},
        limits={BANK: draw(limits()), POST: draw(limits())},
    )


_PAYER = Payer("PHONG MAU", "000000000001")
_MONTHS = months()
