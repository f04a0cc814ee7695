"""What we write is what LibreOffice opens, cell by cell, and what it prints."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.invented_batches import AS_OF, bank_batch, cash_batch
from tests.libreoffice.office import converted, needs_libreoffice
from tests.unit.formats.test_template import layout
from tests.workbook_dump import opened, values

from ansinh import Month
from ansinh.adapters import RenderRequest
from ansinh_vietinbank.adapter import VietinBankSalaryList
from ansinh_vnpost.adapter import VNPostCashList

pytestmark = [needs_libreoffice, pytest.mark.libreoffice, pytest.mark.slow]

ADAPTERS = {
    "vietinbank": (VietinBankSalaryList(), bank_batch()),
    "vnpost": (VNPostCashList(), cash_batch()),
}


def written(provider: str) -> bytes:
    adapter, batch = ADAPTERS[provider]
    return adapter.render(RenderRequest(batch=batch, as_of=AS_OF)).content


@pytest.fixture(scope="module", params=sorted(ADAPTERS))
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, bytes, bytes]:
    """Our workbook, and the same saved by LibreOffice."""
    content = written(request.param)
    folder = tmp_path_factory.mktemp(request.param)
    return request.param, content, converted(content, folder, "xlsx")


def test_every_cell_comes_back_with_its_type_and_value(both: tuple[str, bytes, bytes]) -> None:
    _, ours, theirs = both
    assert values(theirs) == values(ours)


def test_sheets_merged_cells_and_hidden_sheets_come_back(both: tuple[str, bytes, bytes]) -> None:
    _, ours, theirs = both

    def shape(content: bytes) -> list[tuple[str, str, set[str]]]:
        return [
            (s.title, s.sheet_state, {str(a) for a in s.merged_cells.ranges})
            for s in opened(content)
        ]

    assert shape(theirs) == shape(ours)


def test_ids_and_accounts_are_still_text_cells(both: tuple[str, bytes, bytes]) -> None:
    _, ours, theirs = both
    for sheet in opened(ours):
        again = opened(theirs)[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and cell.number_format == "@":
                    assert again[cell.coordinate].number_format == "@"
                    assert again[cell.coordinate].data_type == "s"


def test_the_adapter_reads_what_libreoffice_saved(both: tuple[str, bytes, bytes]) -> None:
    """An officer opens the file, looks, and saves: nothing of it may change."""
    provider, ours, theirs = both
    adapter, _ = ADAPTERS[provider]
    assert adapter.read_back(theirs) == adapter.read_back(ours)


def test_a_template_that_was_saved_again_is_still_a_template(tmp_path: Path) -> None:
    from ansinh.formats import find_table, read_sheets, template_of

    made = layout("additions")
    saved = converted(template_of(made, Month(2024, 7)), tmp_path, "xlsx")
    table = find_table(read_sheets(saved, "x"), made)
    assert table.records == ()
    assert table.problems == ()
    sheet = opened(saved)["Danh sách"]
    first = table.header_rows[-1] + 1
    assert sheet.cell(first, table.columns["account"] + 1).number_format == "@"
    assert sheet.data_validations.dataValidation


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("provider", sorted(ADAPTERS))
def test_what_is_printed_has_every_column_on_one_page(provider: str, tmp_path: Path) -> None:
    """The last column stands on the page of the first; amounts have dots; pages are numbered."""
    (tmp_path / "list.pdf").write_bytes(converted(written(provider), tmp_path, "pdf"))
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "list.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    first_page = text.split("\f")[0]
    assert "Ghi chú" in first_page
    assert re.search(r"Trang 1/\d", first_page)
    if provider == "vnpost":
        assert "1.720.000" in first_page
        assert "Bằng chữ" in first_page
        assert "THỦ TRƯỞNG ĐƠN VỊ" in first_page
        assert len(text.rstrip("\f\n").split("\f")) == 2  # a commune, a page
