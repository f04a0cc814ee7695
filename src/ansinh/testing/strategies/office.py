"""What an agency sets once, and how it stands on papers."""

from hypothesis import strategies as st

from ansinh.boundary.settings import KeyPlace, Settings
from ansinh.reports.office import Office
from ansinh.testing.strategies.lists import list_defaults
from ansinh.testing.strategies.terms import BANK, POST, agencies, limits, payers, routes

_DEPARTMENTS = ("", "UBND xã Mẫu")
_SIGNATORIES = ((), ("Người lập", "Thủ trưởng"), ("Kế toán",))


def key_places() -> st.SearchStrategy[KeyPlace]:
    """Draw where an agency's key may lie."""
    return st.sampled_from(
        [KeyPlace("file", "khoa-mau.txt"), KeyPlace("environment", "ANSINH_KHOA_MAU")]
    )


@st.composite
def agency_settings(draw: st.DrawFn) -> Settings:
    """Draw agencies' settings, with keys that are published and no secret."""
    return Settings(
        agency=draw(agencies()),
        department=draw(st.sampled_from(_DEPARTMENTS)),
        lists=draw(list_defaults()),
        routes=draw(routes()),
        payers=draw(st.sampled_from([{}, {BANK: draw(payers())}])),
        limits={POST: draw(limits())},
        texts=draw(st.sampled_from([{}, {BANK: {"branch": "Chi nhánh Mẫu"}}])),
        signatories=draw(st.sampled_from(_SIGNATORIES)),
    )


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Draw the offices that papers are from: as their settings say, or named by themselves."""
    if draw(st.booleans()):
        return Office.of(draw(agency_settings()))
    return Office(name="Phòng Mẫu", superior=draw(st.sampled_from(_DEPARTMENTS)), place="Xã Thử")
