"""Layouts as documents: those that ship, and an agency's own."""

import pytest
from tests.lists import table

from ansinh import ListDefaults, UnreadableFile, read_roll
from ansinh.boundary import built_in_layout, list_layouts, read_layout
from ansinh.entitlement import SOCIAL_ASSISTANCE
from ansinh.formats import FieldKind
from ansinh.people import Commune
from ansinh.resources import bytes_data

OWN = """
id = "mau.roll"
kind = "roll"
edition = "2024"
source = "a file of the office"
titles = ["Bảng kê"]
[[columns]]
field = "case"
headers = ["Sổ"]
[[columns]]
field = "name"
headers = ["Tên"]
required = true
[[columns]]
field = "birth"
headers = ["Sinh"]
kind = "birth"
[[columns]]
field = "amount"
headers = ["Tiền"]
kind = "amount"
required = true
"""


def test_every_layout_that_ships_is_as_it_must_be() -> None:
    """Each of its own kind, with ids that differ."""
    layouts = list_layouts()
    kinds = ["roll", "additions", "removals", "adjustments", "registrations"]
    assert [layout.kind for layout in layouts] == kinds
    assert len({layout.id for layout in layouts}) == len(layouts)
    assert built_in_layout("roll").column("amount").kind is FieldKind.AMOUNT


def test_there_is_no_other_kind() -> None:
    """A `KeyError` names it."""
    with pytest.raises(KeyError, match="payments"):
        built_in_layout("payments")


def test_an_agency_brings_its_own() -> None:
    """The list is read under its headers."""
    layout = read_layout(OWN.encode(), source="own.toml")
    data = table(
        "Bảng kê tháng 6/2024", ["Sổ", "Tên", "Sinh", "Tiền"], ["A1", "Lê Thử", "1950", "1"]
    )
    defaults = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Mẫu"))
    read = read_roll(data, source="roll.csv", defaults=defaults, layout=layout)
    assert read.roll.total.value == 1


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('kind = "roll"', 'kind = "rolls"', "kind"),
        ('edition = "2024"', "edition = 2024", "edition"),
        ('source = "a file of the office"', "", "source"),
        ('titles = ["Bảng kê"]', "titles = []", "titles"),
        ("required = true", 'required = "yes"', "columns.1.required"),
        ('headers = ["Sổ"]', 'headers = ["Sổ"]\ncolour = "red"', "columns.0.colour"),
    ],
)
def test_what_is_wrong_is_named_by_its_path(old: str, new: str, path: str) -> None:
    """Strict: an entry that is not known is no entry to pass over."""
    with pytest.raises(UnreadableFile) as error:
        read_layout(OWN.replace(old, new, 1).encode(), source="own.toml")
    assert [one.position.header for one in error.value.problems] == [path]
    assert {one.code for one in error.value.problems} == {"layout-document"}


def test_a_column_of_amounts_in_thousands_is_refused() -> None:
    """Amounts are read in đồng, whatever stands over them; other columns may say what they like."""
    assert read_layout(OWN.replace("Sinh", "Sinh (nghìn)").encode(), source="own.toml")
    with pytest.raises(UnreadableFile) as error:
        read_layout(OWN.replace("Tiền", "Tiền (nghìn đồng)").encode(), source="own.toml")
    (one,) = error.value.problems
    assert (one.code, one.position.header) == ("column-unit", "columns.3.headers")


def test_the_layouts_are_what_the_package_holds() -> None:
    """One mechanism reads ours and theirs."""
    data = bytes_data("ansinh.formats", "layouts/roll.toml")
    assert read_layout(data, source="roll.toml") == built_in_layout("roll")
