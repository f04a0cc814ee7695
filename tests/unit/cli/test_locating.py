"""Refused orders are found in the lists that they come from."""

from ansinh.boundary import ListDefaults, Settings, SourceFile, read_month
from ansinh.cli.locating import located
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.errors import RenderRefused, UnreadableFile
from ansinh.months import Month
from ansinh.payment import Agency, reference_for
from ansinh.people import Commune
from ansinh.roll import EntryKey

JULY = Month(2024, 7)
AGENCY = Agency("TEST", "Test agency", b"a key of sixteen bytes or more")
DEFAULTS = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Xã Thử"))
SETTINGS = Settings(agency=AGENCY, lists=DEFAULTS)
ROLL = SourceFile(
    "roll.csv",
    "Mã hồ sơ,Họ và tên,Ngày sinh,Mức hưởng\n"
    "K1,Nguyễn Văn Không,1945,360.000\nK2,Trần Thị Không,1950,360.000\n".encode(),
)


def refusal(*codes: tuple[str, str]) -> UnreadableFile | RenderRefused:
    """Refuse the orders of cases."""
    references = [
        (str(reference_for(AGENCY, EntryKey("BTXH", case), JULY, attempt=1)), code)
        for case, code in codes
    ]
    lists = read_month([ROLL], month=JULY, defaults=DEFAULTS)
    return located(RenderRefused(references), [ROLL], [], lists, SETTINGS)


def test_each_refusal_is_told_at_its_row() -> None:
    """Also one that only a third party's adapter knows."""
    found = refusal(("K2", "acme:odd"), ("K1", "bank-not-listed"), ("K2", "bank-not-listed"))
    assert isinstance(found, UnreadableFile)
    assert [(one.position.row, one.code) for one in found.problems] == [
        (2, "bank-not-listed"),
        (3, "acme:odd"),
        (3, "bank-not-listed"),
    ]
    assert found.problems[1].message.vi == "mẫu của đơn vị chi trả không ghi được"


def test_what_has_no_row_is_told_by_its_references() -> None:
    """Better a reference than nothing."""
    found = refusal(("K1", "bank-not-listed"), ("K9", "bank-not-listed"))
    assert isinstance(found, RenderRefused)
    assert len(found.references) == 2
