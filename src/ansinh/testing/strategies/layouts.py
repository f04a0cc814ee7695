"""Lists as providers and offices lay them out, and sheets that hold one."""

from datetime import date

import attrs
from hypothesis import strategies as st

from ansinh.formats.kinds import Certainty
from ansinh.formats.layout import Column, FieldKind, Layout
from ansinh.formats.record import Record
from ansinh.formats.sections import Section
from ansinh.formats.sheet import CellValue, Merge, Sheet
from ansinh.formats.table import Table, read_table
from ansinh.formats.title_facts import Line, TitleMonth
from ansinh.formats.total_row import TotalKind, TotalRow
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.time import months

_TITLES = ("DANH SÁCH MẪU", "Danh sách chi trả (mẫu)", "BẢNG KÊ THỬ")
_NUMBER = Column("number", ["STT", "TT"], kind=FieldKind.NUMBER, width=5)
_REFERENCE = Column(
    "reference", ["Mã tham chiếu", "Mã GD"], kind=FieldKind.CODE, required=True, width=22
)
_NAME = Column("name", ["Họ và tên", "Họ tên"], required=True, width=25)
_AMOUNT = Column("amount", ["Số tiền", "Tổng số tiền"], kind=FieldKind.AMOUNT, required=True)
_OTHERS = (
    _NUMBER,
    Column("account", ["Số tài khoản", "Số TK"], kind=FieldKind.CODE, width=18),
    Column("bank", ["Ngân hàng"]),
    Column("narrative", ["Nội dung", "Diễn giải"], width=40),
    Column("birth", ["Ngày sinh"], kind=FieldKind.BIRTH),
    Column("month", ["Kỳ chi trả"], kind=FieldKind.MONTH),
    Column("on", ["Ngày chi"], kind=FieldKind.DATE),
    Column("coefficient", ["Hệ số"], kind=FieldKind.COEFFICIENT),
    Column("unpaid_months", ["Số tháng"], groups=["Chưa trả"], kind=FieldKind.COUNT),
    Column("status", ["Kết quả"], choices=["Đã chi", "Chưa chi"]),
)
_CELLS: dict[FieldKind, tuple[CellValue, ...]] = {
    FieldKind.NUMBER: (1, 2, None),
    FieldKind.TEXT: ("Nguyễn Thị Mẫu", "Chi nhánh Thử", None),
    FieldKind.CODE: ("0000123456", "000000000001", "A0MAU"),
    FieldKind.AMOUNT: (1, 500_000, "1.000.000", 999_999_999_999),
    FieldKind.COEFFICIENT: ("1,5", 2, None),
    FieldKind.COUNT: (0, 2, None),
    FieldKind.MONTH: ("07/2024", date(2024, 7, 1), None),
    FieldKind.DATE: ("29/02/2024", date(2024, 2, 29), None),
    FieldKind.BIRTH: ("1931", "17/03/1931", 1931, date(1931, 3, 17), None),
}


def columns() -> st.SearchStrategy[Column]:
    """Draw columns of every kind: of one name and of several, under a group, with choices."""
    return st.sampled_from([_REFERENCE, _NAME, _AMOUNT, *_OTHERS])


@eager
@st.composite
def layouts(draw: st.DrawFn, *, kind: str = "payment order") -> Layout:
    """Draw layouts with reference, name and amount, and others besides, in any order.

    Each may be called by any of its names.
    """
    others = draw(_MORE)
    chosen = draw(st.permutations([_REFERENCE, _NAME, _AMOUNT, *others]))
    return Layout(
        id=draw(st.sampled_from(["mau.order", "thu.list.2024"])),
        kind=kind,
        edition=draw(st.sampled_from(["2024-07", "1"])),
        source="Invented",
        titles=draw(_SOME_TITLES),
        columns=[_renamed(column, swapped=draw(_SWAPPED)) for column in chosen],
        one_of=draw(st.sampled_from([(), (("reference", "name"),)])),
        certainty=draw(_CERTAINTY),
    )


def _renamed(column: Column, *, swapped: bool) -> Column:
    return attrs.evolve(column, headers=column.headers[::-1]) if swapped else column


@eager
@st.composite
def sheets(draw: st.DrawFn, *, layout: Layout | None = None) -> Sheet:
    """Draw sheets that hold a list: title, month, header, up to three rows, perhaps a total."""
    laid_out = draw(_LAYOUTS) if layout is None else layout
    width = len(laid_out.columns)
    month = draw(_MONTHS)
    rows: list[list[CellValue]] = [_row(laid_out.titles[0], width)]
    if draw(_EITHER):
        rows.append(_row(f"Tháng {month.label}", width))
    rows.append([column.header for column in laid_out.columns])
    records = [[draw(_CELL[column.kind]) for column in laid_out.columns] for _ in draw(_FEW)]
    rows += records
    if draw(_EITHER):
        rows.append(_row("Tổng cộng", width))
    merges = (Merge(1, 1, 1, width),) if draw(_EITHER) else ()
    return Sheet("mau.csv", draw(st.sampled_from(["", "Sheet1"])), rows, merges)


def _row(text: str, width: int) -> list[CellValue]:
    return [text, *[None] * (width - 1)]


@eager
@st.composite
def tables(draw: st.DrawFn, *, layout: Layout | None = None) -> Table:
    """Draw lists that were found in a sheet."""
    laid_out = draw(_LAYOUTS) if layout is None else layout
    return read_table(draw(sheets(layout=laid_out)), laid_out)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw rows of lists, some cells empty."""
    layout = draw(_LAYOUTS)
    cells = [draw(_CELL[column.kind]) for column in layout.columns]
    places = {column.field: place for place, column in enumerate(layout.columns)}
    return Record(draw(_ROWS), cells, places, {})


@st.composite
def total_rows(draw: st.DrawFn) -> TotalRow:
    """Draw total rows: of a part of a list, of the whole, with nothing in them."""
    row = draw(_ROWS)
    cells: list[CellValue] = ["Tổng cộng", draw(_CELL[FieldKind.AMOUNT]), None]
    return TotalRow(row, draw(_TOTAL_KINDS), row, cells, {"amount": draw(_COLUMN) - 1})


def sections() -> st.SearchStrategy[Section]:
    """Draw rows that name the lines below them."""
    return st.builds(
        Section, _ROWS, _COLUMN, st.sampled_from(["Xã Mẫu", "NGƯỜI CAO TUỔI", "Thôn 1"])
    )


def title_lines() -> st.SearchStrategy[Line]:
    """Draw texts that stand outside a table."""
    return st.builds(
        Line, _ROWS, _COLUMN, st.sampled_from([*_TITLES, "Tháng 7 năm 2024", "Người lập"])
    )


def title_months() -> st.SearchStrategy[TitleMonth]:
    """Draw months that titles name."""
    return st.builds(TitleMonth, _ROWS, _COLUMN, _MONTHS)


def merges() -> st.SearchStrategy[Merge]:
    """Draw cells that are shown as one: a row's, a column's, a block."""
    return st.builds(
        lambda row, column, down, right: Merge(row, column, row + down, column + right),
        _ROWS,
        _COLUMN,
        st.integers(0, 3),
        st.integers(1, 3),
    )


_MONTHS = months()
_LAYOUTS = layouts()
_MORE = st.lists(st.sampled_from(_OTHERS), max_size=5, unique_by=lambda column: column.field)
_SOME_TITLES = st.lists(st.sampled_from(_TITLES), min_size=1, max_size=2, unique=True)
_CERTAINTY = st.sampled_from(Certainty)
_EITHER = st.booleans()
_TOTAL_KINDS = st.sampled_from(TotalKind)
_SWAPPED = st.booleans()
_FEW = st.sampled_from([range(1), range(1), range(2), range(3)])
_ROWS = st.sampled_from([1, 2, 40])
_COLUMN = st.sampled_from([1, 2, 3])
_CELL = {kind: st.sampled_from(cells) for kind, cells in _CELLS.items()}
