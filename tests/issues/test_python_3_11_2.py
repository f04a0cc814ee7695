"""On Python 3.11.2 (Debian 12) every workbook was damaged: a possessive group overlooks matches.

python/cpython#106052; mended in 3.11.5, so elsewhere the tests saw nothing.
"""

import re
from pathlib import Path

import attrs
import pytest

from ansinh.errors import Code
from ansinh.formats.sheet_grammar import grammar_of
from ansinh.formats.sheet_scan import scan_sheet
from ansinh.formats.xml_part import Refusal

ROW = b'<row r="1" spans="1:2" ht="24" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c></row>'


def test_a_row_with_many_attributes_is_a_row() -> None:
    """Fails on Python before 3.11.5 if a group is possessive."""
    match = grammar_of(b"").row.fullmatch(ROW)
    assert match is not None


@pytest.mark.parametrize("name", [field.name for field in attrs.fields(type(grammar_of(b"")))])
def test_no_group_is_possessive(name: str) -> None:
    """And this says so on every Python."""
    pattern = getattr(grammar_of(b"x:"), name).pattern
    assert re.search(rb"\)(?:[*?+]|\{[0-9,]+\})\+", pattern) is None


def test_no_pattern_of_ours_has_one() -> None:
    """A marked workbook kept its old marks there, by two more of them."""
    group = re.compile(r"\)(?:[*?+]|\{[0-9,]+\})\+")
    sources = (Path(__file__).parents[2] / "src").rglob("*.py")
    assert [path.name for path in sources if group.search(path.read_text("utf-8"))] == []


def test_a_row_of_more_cells_than_a_sheet_has_columns_is_refused() -> None:
    """An atomic group remembers each repetition: without a bound, a small file takes gigabytes."""
    row = b'<row r="1">' + b'<c r="A1"/>' * 16_385 + b"</row>"
    with pytest.raises(Refusal) as caught:
        scan_sheet(b"<worksheet><sheetData>" + row + b"</sheetData></worksheet>")
    assert caught.value.code is Code.XLSX_DAMAGED
