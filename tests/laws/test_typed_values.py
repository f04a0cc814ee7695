"""Laws of values as typed: the certain changes nothing, the likely is never taken unasked."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lists import Fields, listable, roll_fields, typed_csv

from ansinh import ListDefaults, UnreadableFile, read_roll
from ansinh.boundary import RollList
from ansinh.errors import Problem, ProposalKind
from ansinh.money import Dong
from ansinh.people import BirthDate, CitizenId, PersonName, PhoneNumber, Sex
from ansinh.roll import Entry, Roll
from ansinh.testing.strategies import rolls

Typing = Callable[[str], str]


def _composed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _spaced(text: str) -> str:
    return text.replace(" ", " \u00a0 ")


def _grouped(sign: str) -> Typing:
    return lambda digits: sign.join(re.findall(r".{1,4}", digits)) if digits.isalnum() else digits


def _amount(unit: str, sign: str = "") -> Typing:
    return lambda amount: f"{int(amount):,}".replace(",", sign) + unit


def _worded(label: str) -> str:
    parts = label.split("/")
    words = (f"ngày {parts[-3]} " if len(parts) == 3 else "") + f"tháng {parts[-2:][0]} "
    return f"{words if len(parts) > 1 else ''}năm {parts[-1]}"


TYPED: dict[str, list[tuple[str, Typing]]] = {
    "name": [("letters", _composed), ("spaces", _spaced), ("invisible", lambda t: f"{t}\u200b")],
    "representative": [("letters", _composed), ("spaces", _spaced)],
    "hamlet": [("letters", _composed), ("spaces", _spaced)],
    "citizen_id": [
        ("signs", _grouped(" ")),
        ("signs", _grouped(".")),
        ("signs", lambda t: f"'{t}"),
    ],
    "representative_id": [("signs", _grouped("-"))],
    "account": [("signs", _grouped(" ")), ("signs", _grouped("-"))],
    "phone": [("signs", lambda t: f"+84 {t[1:]}"), ("signs", _grouped("."))],
    "birth": [("words", _worded), ("signs", lambda t: t.replace("/", " / "))],
    "decision_date": [("signs", lambda t: t.replace("/", " - "))],
    "since": [("words", lambda t: f"Tháng {t}"), ("signs", lambda t: t.replace("/", "."))],
    "amount": [("units", _amount(" đ")), ("units", _amount("VNĐ", ".")), ("", _amount("", " "))],
}
"""How else a field may be typed, and what that is called where it changes anything."""


def _read(rows: list[Fields], roll: Roll, *kinds: ProposalKind) -> RollList:
    return read_roll(
        typed_csv(rows), source="roll.csv", month=roll.month, defaults=ListDefaults(apply=kinds)
    )


@given(roll=rolls(min_size=1, max_size=3).map(listable), data=st.data())
def test_other_typing_gives_the_same_roll_and_is_counted(roll: Roll, data: st.DataObject) -> None:
    """Offices type as they like: nobody's line changes by it, and the report says how much."""
    rows = roll_fields(roll)
    counts: Counter[str] = Counter()
    for row in rows:
        for field, ways in TYPED.items():
            kind, typed = data.draw(st.sampled_from([("", lambda text: text), *ways]))
            held = row.get(field, "")
            plain = str(held.value) if isinstance(held, Dong) else str(held)
            written = typed(plain) if plain else plain
            if written != plain:
                row[field] = written
                counts[kind] += bool(kind)
    read = _read(rows, roll)
    assert read.roll == roll
    assert not read.report.applied
    told = {kind.value: count for kind, count in read.report.normalised.items()}
    assert {kind: told.get(kind, 0) for kind in counts} == dict(counts)


def _with_true_ids(roll: Roll) -> Roll:
    """Give everybody the id that their birth and sex imply, and a telephone of a mobile network."""
    entries: list[Entry] = []
    for number, entry in enumerate(roll.entries):
        person = entry.beneficiary.person
        birth = person.birth or BirthDate(1945)
        sex = person.sex or Sex.MALE
        century = 2 * (birth.year // 100 - 19) + (sex is Sex.FEMALE)
        digits = f"099{century}{birth.year % 100:02}{number:06}"
        person = attrs.evolve(
            person,
            name=PersonName("Nguyễn Thị Mẫu"),
            birth=birth,
            sex=sex,
            citizen_id=CitizenId(digits),
            legacy_id=None,
            phone=PhoneNumber(f"0900000{number:03}"),
        )
        beneficiary = attrs.evolve(entry.beneficiary, person=person)
        entries.append(attrs.evolve(entry, beneficiary=beneficiary))
    return Roll(roll.month, entries)


LOSING = rolls(min_size=1, max_size=3).map(listable).map(_with_true_ids)


def _without_zeros(rows: list[Fields]) -> list[str]:
    lost = []
    for row in rows:
        for field in ("citizen_id", "phone"):
            lost.append(str(row[field]))
            row[field] = str(row[field]).lstrip("0")
    return lost


def _said(problems: tuple[Problem, ...]) -> str:
    return " ".join(f"{one!r} {one.shown} {one.proposal!r}" for one in problems)


@given(roll=LOSING)
def test_a_lost_zero_is_never_another_person_and_never_taken_unasked(roll: Roll) -> None:
    """An id of eleven digits is nobody's until somebody says that it may be read with its zero."""
    rows = roll_fields(roll)
    values = _without_zeros(rows)
    for kinds in ((), tuple(kind for kind in ProposalKind if kind is not ProposalKind.ZEROS)):
        with pytest.raises(UnreadableFile) as refused:
            _read(rows, roll, *kinds)
        found = refused.value.problems
        codes = Counter(one.code for one in found)
        assert codes == {"id-zero-lost": roll.count, "phone-zero-lost": roll.count}
        assert {one.proposal and one.proposal.kind for one in found} == {ProposalKind.ZEROS}
        assert not any(value.lstrip("0") in _said(found) for value in values)


@given(roll=LOSING)
def test_a_lost_zero_put_back_gives_the_roll_and_each_is_listed(roll: Roll) -> None:
    """What was asked for is done, and nothing of it is unlisted; the list names no value."""
    rows = roll_fields(roll)
    values = _without_zeros(rows)
    read = _read(rows, roll, ProposalKind.ZEROS)
    assert read.roll == roll
    applied = read.report.applied
    assert len(applied) == 2 * roll.count
    assert len({one.position for one in applied}) == len(applied)
    told = " ".join(f"{one!r} {one}" for one in applied)
    assert not any(value.lstrip("0") in told for value in values)


@given(roll=LOSING, data=st.data())
def test_a_lost_zero_that_the_line_contradicts_is_not_proposed(
    roll: Roll, data: st.DataObject
) -> None:
    """The year in the id is another one than the line's: somebody else's number, or a slip."""
    rows = roll_fields(roll)
    at = data.draw(st.integers(0, len(rows) - 1))
    digits = str(rows[at]["citizen_id"])
    year = (int(digits[4:6]) + data.draw(st.integers(1, 99))) % 100
    rows[at]["citizen_id"] = f"{digits[1:4]}{year:02}{digits[6:]}"
    with pytest.raises(UnreadableFile) as refused:
        _read(rows, roll, ProposalKind.ZEROS)
    (found,) = refused.value.problems
    assert (found.code, found.position.row, found.proposal) == ("id-zero-lost", at + 2, None)


@given(roll=rolls(min_size=1, max_size=3).map(listable))
def test_a_clean_list_has_nothing_normalised_and_nothing_applied(roll: Roll) -> None:
    """Asked for everything, what is right stays what it is."""
    read = _read(roll_fields(roll), roll, *ProposalKind)
    assert read.roll == roll
    assert not read.report.normalised
    assert not read.report.applied
