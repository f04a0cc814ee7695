"""The agency's settings: strict, versioned, the key shown nowhere."""

from datetime import date
from typing import Any

import pytest

from ansinh import KeyPlace, Limits, Settings, UnreadableFile, read_settings
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.people import Bank, BankAccount, CashPoint, Commune, PersonName

KEY = "00112233445566778899aabbccddeeff"
WHOLE = f"""
version = 1
narrative = "CHI TRA THANG {{month}}"

[agency]
code = "HT-MAU"
name = "Phòng Mẫu"
department = "UBND thị xã Mẫu"
key = "{KEY}"

[lists]
programme = "BTXH"
commune = "Phường Mẫu"
code_list = "mẫu"
edition = "2024"
[lists.communes]
"Phường Mẫu" = "99001"
"Xã Thử" = "99002"

[routes]
any_bank = "vietinbank.salary-list"
cash = "vnpost.cash-list"
home = "vnpost.cash-list"
[routes.banks]
"Ngân hàng Nông nghiệp" = "agribank.list"
[routes.wallets]
VIMAU = "vimau.list"

[providers."vietinbank.salary-list"]
payer = "PHONG MAU"
debit_account = "000000000001"
limits = {{ max_records = 100, max_amount = 499999999 }}
texts = {{ branch = "Mẫu" }}
[providers."vnpost.cash-list"]

[papers]
signatories = ["Người lập biểu", "Thủ trưởng đơn vị"]
"""


def read(text: str = WHOLE, **options: Any) -> Settings:
    return read_settings(text.encode(), **options)


def refused(text: str, **options: Any) -> list[tuple[str, str]]:
    with pytest.raises(UnreadableFile) as error:
        read(text, **options)
    assert KEY not in str(error.value) + repr(error.value.problems)
    return [(one.position.header, str(one.code)) for one in error.value.problems]


def test_everything_that_can_be_set() -> None:
    """Each entry becomes a value of the domain."""
    settings = read()
    assert settings.agency.key == bytes.fromhex(KEY)
    assert settings.lists.programme == SOCIAL_ASSISTANCE
    assert settings.lists.commune == Commune("Phường Mẫu", "99001", "mẫu", "2024")
    account = BankAccount(Bank("AGRIBANK"), "000012", PersonName("A"))
    assert settings.routes.provider_for(account) == "agribank.list"
    assert settings.routes.provider_for(CashPoint()) == "vnpost.cash-list"
    assert settings.payers["vietinbank.salary-list"].account == "000000000001"
    assert settings.payers["vnpost.cash-list"].name == "Phòng Mẫu"


def test_the_terms_of_a_month() -> None:
    """Limits of a profile stand where the settings say nothing."""
    profile = {"vietinbank.salary-list": Limits(name_length=70, max_records=9), "x.y": Limits()}
    terms = read().terms(date(2024, 7, 5), profile)
    assert terms.limits["vietinbank.salary-list"] == Limits(100, Dong(499_999_999), 70)
    assert terms.limits["x.y"] == Limits()
    assert terms.narrative_for(Month(2024, 7)) == "CHI TRA THANG 07/2024"
    assert terms.payer_for("vietinbank.salary-list").name == "PHONG MAU"


def test_the_texts_of_an_adapter() -> None:
    """The papers' words, and the provider's own."""
    assert read().for_adapter("vietinbank.salary-list") == {
        "agency": "Phòng Mẫu",
        "department": "UBND thị xã Mẫu",
        "signatories": "Người lập biểu|Thủ trưởng đơn vị",
        "branch": "Mẫu",
    }
    assert "branch" not in read().for_adapter("vnpost.cash-list")


def test_the_key_and_the_account_are_shown_nowhere() -> None:
    """Whoever prints the settings prints no secret."""
    shown = repr(read()) + str(read())
    assert KEY not in shown
    assert str(bytes.fromhex(KEY)) not in shown
    assert "000000000001" not in shown


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ('key_file = "agency.key"', KeyPlace("file", "agency.key")),
        ('key_env = "ANSINH_KEY"', KeyPlace("environment", "ANSINH_KEY")),
    ],
)
def test_the_key_may_lie_elsewhere(entry: str, place: KeyPlace) -> None:
    """Who calls fetches it: nothing here touches a disk."""
    asked = []

    def key_of(where: KeyPlace) -> str:
        asked.append(where)
        return f"{KEY}\n"

    text = WHOLE.replace(f'key = "{KEY}"', entry)
    assert read(text, key_of=key_of).agency == read().agency
    assert asked == [place]
    assert refused(text) == [("agency.key", "settings-key")]


def test_a_key_that_is_not_there() -> None:
    """One problem, without what the system said."""

    def key_of(where: KeyPlace) -> str:
        raise FileNotFoundError(where.name)

    text = WHOLE.replace(f'key = "{KEY}"', 'key_file = "agency.key"')
    assert refused(text, key_of=key_of) == [("agency.key", "settings-key")]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("version = 1", "version = 2", ("version", "settings-version")),
        ("version = 1", "", ("version", "settings-version")),
        ('name = "Phòng Mẫu"', "", ("agency.name", "settings-missing")),
        ('name = "Phòng Mẫu"', "name = 7", ("agency.name", "settings-value")),
        ("[papers]", "[paper]", ("paper", "settings-unknown")),
        (f'key = "{KEY}"', "", ("agency.key", "settings-key")),
        (f'key = "{KEY}"', f'key = "{KEY}"\nkey_env = "X"', ("agency.key", "settings-key")),
        (f'key = "{KEY}"', f'key = "x{KEY}"', ("agency.key", "settings-key")),
        (f'key = "{KEY}"', 'key = "0011"', ("agency.key", "key-length")),
        ('"BTXH"', '"XYZ"', ("lists.programme", "programme-word")),
        ('"99001"', '"9901"', ("lists.communes.Phường Mẫu", "settings-value")),
        ("Nông nghiệp", "Lạ", ("routes.banks.Ngân hàng Lạ", "account-bank")),
        ('"agribank.list"', '"Agribank"', ("routes.banks.Ngân hàng Nông nghiệp", "settings-value")),
        ("{month}", "{name}", ("narrative", "settings-value")),
        ("{month}", "{month!r}", ("narrative", "settings-value")),
        ("max_records = 100", "max_records = 0", None),
        ("version = 1", "version = = 1", ("", "settings-toml")),
    ],
)
def test_what_is_wrong_is_named_by_its_path(
    old: str, new: str, found: tuple[str, str] | None
) -> None:
    """Every entry that is not known, missing or of another kind."""
    wanted = found or (
        "providers.vietinbank.salary-list.limits.max_records",
        "settings-value",
    )
    assert refused(WHOLE.replace(old, new, 1)) == [wanted]


def test_the_least() -> None:
    """An agency with a key; nothing else is needed to read lists."""
    settings = read(f'version = 1\n[agency]\ncode = "M"\nname = "Mẫu"\nkey = "{KEY}"\n')
    assert settings.lists.programme is None
    assert settings.routes.providers == ()
