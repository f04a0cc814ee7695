"""Empty lists that keep what is typed: zeros, dates as text, words from a list."""

from importlib.resources import files
from tomllib import loads

import pytest
from tests.workbook_dump import opened

from ansinh import Month, UnreadableFile
from ansinh.formats import Column, Layout, find_table, read_sheets, template_of
from ansinh.formats.template import ROWS

KINDS = ("roll", "additions", "removals", "adjustments", "registrations")


def layout(kind: str) -> Layout:
    document = loads(files("ansinh.formats").joinpath(f"layouts/{kind}.toml").read_text("utf-8"))
    return Layout(columns=[Column(**c) for c in document.pop("columns")], **document)


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_its_own_kind_of_list(kind: str) -> None:
    known = tuple(layout(each) for each in KINDS)
    table = find_table(
        read_sheets(template_of(layout(kind), Month(2024, 7)), "x"), layout(kind), known
    )
    assert table.problems == ()
    assert table.records == ()
    assert [said.month for said in table.months] == [Month(2024, 7)]
    assert table.others == {}


@pytest.mark.parametrize("kind", KINDS)
def test_ids_and_accounts_are_text_all_the_way_down(kind: str) -> None:
    made = layout(kind)
    table = find_table(read_sheets(template_of(made), "x"), made)
    sheet = opened(template_of(made))["Danh sách"]
    first = table.header_rows[-1] + 1
    for field, at in table.columns.items():
        formats = {sheet.cell(row, at + 1).number_format for row in (first, first + ROWS - 1)}
        assert formats == {"@" if made.column(field).kind.is_text_cell else "General"}


def test_reasons_are_offered() -> None:
    made = layout("removals")
    sheet = opened(template_of(made))["Danh sách"]
    offered = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"' + ",".join(made.column("reason").choices) + '"' in offered


def test_columns_that_only_split_another_are_left_out() -> None:
    """The roll may have Nam and Nữ under Ngày sinh; a form asks for the birth date once."""
    sheet = opened(template_of(layout("roll")))["Danh sách"]
    headers = [cell.value for row in sheet["A4:AZ5"] for cell in row]
    assert "Ngày sinh" in headers
    assert "Nam" not in headers


def test_a_template_of_one_kind_is_refused_as_another() -> None:
    known = tuple(layout(each) for each in KINDS)
    sheets = read_sheets(template_of(layout("removals")), "x")
    with pytest.raises(UnreadableFile):
        find_table(sheets, layout("additions"), known)


def test_a_template_is_the_same_twice() -> None:
    assert template_of(layout("roll")) == template_of(layout("roll"))
