"""People were put into another commune: one of the same name, the default, the one before."""

import pytest
from tests.lists import csv_of, places, told

from ansinh import ListDefaults, UnreadableFile, read_roll
from ansinh.boundary.lists.results import RollList
from ansinh.entitlement import MERIT
from ansinh.people import Commune

HEADER = ("STT", "Mã hồ sơ", "Họ và tên", "Năm sinh", "Mức hưởng")
KNOWN = {
    "Xã An Thử": "99001",
    "Phường An Thử": "99002",
    "Phường Mẫu Lâm": "99003",
    "Phường Mẫu Lãm": "99004",
}
OWN = ListDefaults(programme=MERIT, communes=KNOWN)
BY_DEFAULT = ListDefaults(programme=MERIT, commune=Commune("Xã Mẫu"))


def line(number: int, *more: str) -> tuple[str, ...]:
    return (str(number), f"M{number:03}", "Nguyễn Văn Mẫu", "1945", "500.000", *more)


def read(*rows: tuple[str, ...], title: str = "", defaults: ListDefaults = OWN) -> RollList:
    data = csv_of([(f"{title} tháng 7 năm 2024",), *rows])
    return read_roll(data, source="roll.csv", defaults=defaults)


def refused(
    *rows: tuple[str, ...], title: str = "", defaults: ListDefaults = OWN
) -> list[tuple[str, str]]:
    with pytest.raises(UnreadableFile) as caught:
        read(*rows, title=title, defaults=defaults)
    return places(caught.value.problems)


def communes(found: RollList) -> list[str]:
    return [entry.beneficiary.commune.code for entry in found.roll.entries]


def test_a_column_says_which_of_two_it_is_by_kind_and_by_marks() -> None:
    header = (*HEADER, "Xã/Phường")
    names = ["Xã An Thử", "P. An Thử", "PHƯỜNG AN THỬ", "Phường Mẫu Lâm", "Phường Mẫu Lãm"]
    found = read(header, *(line(number, name) for number, name in enumerate(names, start=1)))
    assert communes(found) == ["99001", "99002", "99002", "99003", "99004"]
    assert told(found.notices) == []


def test_a_name_of_two_communes_is_neither_and_a_notice_says_so() -> None:
    found = read((*HEADER, "Xã/Phường"), line(1, "An Thử"), line(2, "MAU LAM"))
    assert communes(found) == ["", ""]
    assert told(found.notices) == ["notice-commune"]


def test_sections_of_one_name_are_two_communes() -> None:
    found = read(HEADER, ("I. Xã An Thử",), line(1), ("II. Phường An Thử",), line(2))
    assert communes(found) == ["99001", "99002"]


@pytest.mark.parametrize(
    ("title", "code"), [("UBND XÃ AN THỬ", "99001"), ("UBND PHƯỜNG MẪU LÃM", "99004")]
)
def test_a_title_names_one_of_two(title: str, code: str) -> None:
    assert communes(read(HEADER, line(1), title=title)) == [code]


def test_a_title_that_may_name_two_leaves_it_to_nobody_else() -> None:
    title = "Danh sách chi trả An Thử"
    own = ListDefaults(programme=MERIT, communes=KNOWN, commune=Commune("Phường An Thử"))
    other = ListDefaults(programme=MERIT, communes=KNOWN, commune=Commune("Phường Mẫu Lâm"))
    assert communes(read(HEADER, line(1), title=title, defaults=own)) == ["99002"]
    assert refused(HEADER, line(1), title=title, defaults=other) == [("", "list-commune")]


def test_a_section_of_another_commune_is_not_the_defaults() -> None:
    rows = [HEADER, ("I. Xã Mẫu",), line(1), ("II. Xã Lạ",), line(2)]
    assert refused(*rows, defaults=BY_DEFAULT) == [("", "list-office")]
    rows = [HEADER, ("I. Xã Mẫu",), line(1), ("Thôn 2",), line(2)]
    assert read(*rows, defaults=BY_DEFAULT).roll.count == 2


def test_a_hamlet_ends_no_commune_even_where_hamlets_came_first() -> None:
    """The first hamlets are the office's own; those below a commune are that commune's."""
    own = ListDefaults(programme=MERIT, communes=KNOWN, commune=Commune("Xã An Thử"))
    found = read(
        *[HEADER, ("Thôn 1",), line(1), ("Phường An Thử",), ("Thôn 3",), line(2)],
        *[("Thôn 4",), line(3), ("Phường Mẫu Lâm",), line(4)],
        defaults=own,
    )
    assert communes(found) == ["99001", "99002", "99002", "99003"]
