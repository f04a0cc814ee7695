"""Laws of letters from before Unicode: what was typed in them reads back, and nothing else is."""

import io

import xlsxwriter
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.old_letters import SIGNS, typed

from ansinh.formats import read_sheets, read_workbook
from ansinh.formats.odd_letters import odd_letters
from ansinh.formats.old_letters import OldLetters, read_old
from ansinh.people import PersonName
from ansinh.testing.strategies import person_names
from ansinh.testing.strategies.names import VIETNAMESE_LETTERS, person_names_as_typed

IN_FILES = [letters for letters in OldLetters if letters is not OldLetters.TCVN3_CAPITALS]
TEXTS = st.text(VIETNAMESE_LETTERS + " -.", max_size=30)


def _typeable(text: str, letters: OldLetters) -> bool:
    return all(letter.isascii() or letter in SIGNS[letters] for letter in text)


@given(text=TEXTS, letters=st.sampled_from(OldLetters))
def test_what_was_typed_for_an_old_font_reads_back(text: str, letters: OldLetters) -> None:
    """Every text that the set can say, letter by letter."""
    if letters is OldLetters.TCVN3_CAPITALS:
        text = text.upper()
    assume(_typeable(text, letters))
    assert read_old(typed(text, letters), letters) == text


@given(name=person_names(), letters=st.sampled_from(OldLetters))
def test_a_name_of_today_in_an_old_font_is_not_spoiled(
    name: PersonName, letters: OldLetters
) -> None:
    """Somebody pastes names into an old sheet: letters that the set lacks give them away."""
    outside = {letter for letter in name.text if ord(letter) > 0xFF}
    assume(outside - {"’"})
    assert read_old(name.text, letters) == name.text


@given(name=person_names_as_typed())
def test_no_name_is_odd(name: str) -> None:
    """A name is never taken for one of another encoding, however it is written."""
    assert odd_letters(name) is None


@given(
    names=st.lists(TEXTS.map(str.strip).filter(bool), min_size=1, max_size=4),
    letters=st.sampled_from(IN_FILES),
)
def test_a_text_file_in_any_old_encoding_says_the_same(
    names: list[str], letters: OldLetters
) -> None:
    """The encoding is no part of the list."""
    text = "".join(f"{number}\t{name}\n" for number, name in enumerate(names))
    assume(_typeable(text.replace("\n", "").replace("\t", ""), letters))
    data = typed(text, letters).encode("latin-1")
    assume(not _is_utf_8(data))  # letters that look like UTF-8 are refused, not guessed at
    as_utf_8 = read_sheets(text.encode(), "x.tsv")[0]
    assert read_sheets(data, "x.tsv", letters)[0].rows == as_utf_8.rows


@given(
    names=st.lists(TEXTS.map(str.strip).filter(bool), min_size=1, max_size=4),
    letters=st.sampled_from(OldLetters),
)
def test_a_workbook_in_an_old_font_says_the_same(names: list[str], letters: OldLetters) -> None:
    """Beside a name that only the font makes readable, every other cell of it is read."""
    sure = "Nguyễn Thị Mẫu"
    if letters is OldLetters.TCVN3_CAPITALS:
        names, sure = [name.upper() for name in names], sure.upper()
    names = [name for name in names if _typeable(name, letters)]
    font = {
        OldLetters.TCVN3: ".VnTime",
        OldLetters.TCVN3_CAPITALS: ".VnTimeH",
        OldLetters.VNI: "VNI-Times",
        OldLetters.VISCII: "VI Times",
        OldLetters.VPS: "VPS Times",
    }[letters]
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page, style = book.add_worksheet(), book.add_format({"font_name": font})
    page.write_string(0, 0, typed(sure, letters), style)
    page.write_string(0, 1, sure)
    for row, name in enumerate(names, start=1):
        page.write_string(row, 0, _without_controls(typed(name, letters)), style)
        page.write_string(row, 1, name)
    book.close()
    sheet = read_workbook(out.getvalue(), "x.xlsx")[0]
    assume(all("_" not in name for name in names))
    for cells in sheet.rows:
        assert cells[0] == cells[1] or _has_controls(cells[1], letters)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return not data.isascii()


def _without_controls(text: str) -> str:
    return "".join(sign for sign in text if sign >= " ")


def _has_controls(text: object, letters: OldLetters) -> bool:
    return any(sign < " " or sign == "\u00a0" for sign in typed(str(text), letters))
