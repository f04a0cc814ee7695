"""How cells and pages look."""

from hypothesis import strategies as st

from ansinh.formats.cell_style import TEXT_FORMAT, CellStyle
from ansinh.formats.paper import Paper

_EITHER = st.booleans()


def cell_styles() -> st.SearchStrategy[CellStyle]:
    """Draw how a cell looks."""
    return st.builds(
        CellStyle,
        size=st.sampled_from([11, 9, 14]),
        bold=_EITHER,
        italic=_EITHER,
        underline=_EITHER,
        align=st.sampled_from(["", "left", "center", "right"]),
        middle=_EITHER,
        top=_EITHER,
        wrap=_EITHER,
        border=_EITHER,
        fill=st.sampled_from(["", "#FFF2CC"]),
        number_format=st.sampled_from(["", TEXT_FORMAT, "#,##0"]),
    )


def paper_sheets() -> st.SearchStrategy[Paper]:
    """Draw sheets of paper to print on."""
    return st.builds(
        Paper,
        scale=st.sampled_from([100, 60, 40]),
        side=st.sampled_from([8, 15]),
        top=st.sampled_from([12, 20]),
        bottom=st.sampled_from([15, 20]),
        repeat=st.sampled_from([None, (1, 1), (5, 6)]),
        repeat_columns=st.sampled_from([0, 2]),
    )
