"""Who pays, when, through whom: the terms of a plan."""

from datetime import timedelta

from hypothesis import strategies as st

from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import Agency, Limits, Payer, PlanTerms, Routes

_AGENCY = Agency("MAU", "Phòng Mẫu", b"a published key for tests only")
_OTHER = Agency("THU", "Phòng Thử", b"another published key for tests")

_BANK = "mau.bank-list"
_POST = "thu.cash-list"
_ROUTES = (
    Routes(banks={"VIETINBANK": _BANK}, any_bank=_BANK, cash=_POST, home=_POST),
    Routes(any_bank=_BANK, cash=_POST, home=_POST, wallets={"VIMAU": _BANK}),
    Routes(banks={"VIETINBANK": _BANK}, cash=_POST),
    Routes(cash=_POST, home=_POST),
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
    return st.sampled_from([_AGENCY, _OTHER])


def routes() -> st.SearchStrategy[Routes]:
    """Draw routes: everything has one, some channels have none, nothing has."""
    return st.sampled_from([_ROUTES[0], *_ROUTES])


@st.composite
def plan_terms(draw: st.DrawFn, *, month: Month) -> PlanTerms:
    """Draw the terms of a month: the pay day lies in it."""
    span = (month.last_day - month.first_day).days
    after = draw(st.one_of(st.sampled_from([4, 0, span]), st.integers(0, span)))
    return PlanTerms(
        agency=draw(agencies()),
        pay_day=month.first_day + timedelta(days=after),
        routes=draw(routes()),
        payers={_BANK: Payer("PHONG MAU", "000000000001")},
        limits={
            _BANK: draw(st.sampled_from([Limits(), *_LIMITS])),
            _POST: draw(st.sampled_from([Limits(), *_LIMITS])),
        },
    )
