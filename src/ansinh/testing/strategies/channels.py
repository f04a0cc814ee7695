"""Banks, accounts and the other channels."""

from hypothesis import strategies as st

from ansinh.people import (
    Bank,
    BankAccount,
    CashPoint,
    Channel,
    EWallet,
    HomeDelivery,
    PersonName,
)
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.names import person_names

_BANKS = (
    Bank("VIETINBANK"),
    Bank("VIETINBANK"),
    Bank("AGRIBANK"),
    Bank("AGRIBANK", "01204001"),
    Bank("BIDV"),
    Bank("MAUBANK"),
)
_NUMBERS = ("0000", "0" * 30, "0000MAU", "0000000000012345678")
_PLACES = ("", "Bưu cục Mẫu", "Điểm BĐ-VHX Thử")
_ADDRESSES = ("", "Thôn Mẫu, xã Thử")


def banks() -> st.SearchStrategy[Bank]:
    """Draw banks with and without a branch; one of them is on nobody's list."""
    return st.sampled_from(_BANKS)


def account_numbers() -> st.SearchStrategy[str]:
    """Draw account numbers from 0000: twelve digits mostly, the limits, letters."""
    usual = st.integers(0, 99_999_999).map(lambda serial: f"0000{serial:08}")
    return st.one_of(usual, usual, st.sampled_from(_NUMBERS))


@eager
def accounts(
    *,
    bank: st.SearchStrategy[Bank] | None = None,
    holder: st.SearchStrategy[PersonName] | None = None,
) -> st.SearchStrategy[BankAccount]:
    """Draw bank accounts; `holder` says in whose name."""
    return st.builds(
        BankAccount,
        bank=banks() if bank is None else bank,
        number=account_numbers(),
        holder_name=person_names() if holder is None else holder,
    )


@eager
def wallets(*, holder: st.SearchStrategy[PersonName] | None = None) -> st.SearchStrategy[EWallet]:
    """Draw electronic wallets."""
    return st.builds(
        EWallet,
        provider=st.sampled_from(["VIMAU", "VITHU"]),
        number=account_numbers(),
        holder_name=person_names() if holder is None else holder,
    )


def cash_points() -> st.SearchStrategy[CashPoint]:
    """Draw pay points of the post, named or not."""
    return st.sampled_from(_PLACES).map(CashPoint)


def home_deliveries() -> st.SearchStrategy[HomeDelivery]:
    """Draw deliveries of cash to somebody's home."""
    return st.sampled_from(_ADDRESSES).map(HomeDelivery)


@eager
def channels(*, holder: st.SearchStrategy[PersonName] | None = None) -> st.SearchStrategy[Channel]:
    """Draw ways to be paid: account, cash, at home, wallet."""
    return st.one_of(
        accounts(holder=holder),
        accounts(holder=holder),
        cash_points(),
        home_deliveries(),
        wallets(holder=holder),
    )
