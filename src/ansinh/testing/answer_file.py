"""`AnswerFile`: a provider's answer, changed as files are changed on their way.

Rows said twice, in another order or left out, and words replaced: in place, in the file that the
simulator made, so that the kit needs to know no provider's layout.
"""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

import attrs

from ansinh.errors import Text
from ansinh.formats.kinds import Media
from ansinh.formats.profile import FormatProfile
from ansinh.latin import encodes, fold
from ansinh.money import Dong
from ansinh.testing.elements import element_texts, root_of
from ansinh.testing.failure import leave_out
from ansinh.testing.json_edits import json_rows, json_words
from ansinh.testing.rearranging import rearranged, spoken_of
from ansinh.testing.workbook_cells import raw_book
from ansinh.testing.workbook_edits import workbook_outside, workbook_rows, workbook_words
from ansinh.testing.written import (
    CANNOT_READ,
    Record,
    cells_of,
    encoding_of,
    leaves_of,
    media_of,
    records_of,
    separator_of,
)
from ansinh.testing.xml_edits import xml_rows, xml_words

ONE_ORDER: Final = Text(
    "a file of one order has no rows to mix up", "tệp chỉ một lệnh chi thì không có dòng để đảo"
)
CHANGES_NOTHING: Final = Text(
    "the kit finds no cell of the answer with the word that it would change",
    "bộ kiểm thử không tìm thấy ô cần sửa trong tệp kết quả",
)


@attrs.frozen
class AnswerFile:
    """An answer and the references that it speaks of, in the order of its rows."""

    content: bytes
    profile: FormatProfile
    references: tuple[str, ...]

    @property
    def can_change(self) -> bool:
        """Whether the kit knows how to change this kind of file."""
        return self._media is not Media.XLS

    @property
    def _media(self) -> Media:
        return media_of(self.content, self.profile)

    @property
    def _encoding(self) -> str:
        return encoding_of(self.content, self.profile)

    def rows(self, order: Sequence[str]) -> bytes:
        """Give the file with the rows of these references, in this order; twice said is twice."""
        if tuple(order) == self.references:
            return self.content
        match self._media:
            case Media.XLSX:
                return workbook_rows(self.content, self.references, order)
            case Media.XML:
                return xml_rows(self.content, self.references, order)
            case Media.JSON:
                return self._bytes(json_rows(self._text(), self.references, order))
            case _:
                return self._lines(order)

    def replaced(self, words: Mapping[str, str]) -> bytes:
        """Give the file with whole cells (or elements) replaced, wherever they have that text."""
        match self._media:
            case Media.XLSX:
                return workbook_words(self.content, words)
            case Media.XML:
                return xml_words(self.content, words)
            case Media.JSON:
                changed = json_words(self._text(), self._in_letters(words))
                return self.content if changed == self._text() else self._bytes(changed)
            case Media.DELIMITED:
                return self._in_delimited(words)
            case _:
                return self._in_fixed(words)

    def outside(self, name: str, *figures: Dong | int) -> bytes:
        """Give it with a name in place of a count or a total that stands outside its rows."""
        if self._media is Media.FIXED_WIDTH:
            return self._outside_fixed(name, [str(one) for one in map(_number, figures)])
        said = [
            text
            for text in self.words()
            for figure in figures
            if Record(0, (text,)).says_amount(_number(figure))
        ]
        words = dict.fromkeys(said, name)
        match self._media:
            case Media.XLSX:
                return workbook_outside(self.content, self.references, words)
            case Media.XML:
                return xml_words(self.content, words, outside=self.references)
            case Media.JSON:
                text = json_words(self._text(), self._in_letters(words), outside=self.references)
                return self.content if text == self._text() else self._bytes(text)
            case _:
                return self._in_delimited(words, outside=self.references)

    def changed(self, words: Mapping[str, str]) -> bytes:
        """Give it with words replaced that must stand in it, or leave the check out."""
        return self._another(self.replaced(words) if self.can_change else None)

    def reordered(self, order: Sequence[str]) -> bytes:
        """Give it with rows in an order that is not its own, or leave the check out."""
        return self._another(self.rows(order) if self.can_change else None)

    def _another(self, content: bytes | None) -> bytes:
        if content is None:
            leave_out(CANNOT_READ)
        if content == self.content:
            leave_out(CHANGES_NOTHING)
        return content

    def words(self) -> frozenset[str]:
        """Give every text that is a whole cell or element of it."""
        match self._media:
            case Media.XLSX:
                return frozenset(cell.text for cell in raw_book(self.content).cells)
            case Media.XML:
                return frozenset(one.strip() for one in element_texts(root_of(self.content)))
            case Media.JSON:
                return frozenset(leaves_of(json.loads(self._text())))
            case Media.DELIMITED:
                lines = self._text().splitlines()
                separator = separator_of(lines, self.references)
                return frozenset(cell for line in lines for cell in cells_of(line, separator))
            case _:
                known = (word for word in self.profile.result_codes if word in self._text())
                return frozenset(known)

    def figures(self, reference: str, amount: Dong) -> tuple[str, ...]:
        """Give an order's amount as its rows have it: with zeros before it, signs in between."""
        records = records_of(self.content, self.profile, self.references)[reference]
        found = (figure for record in records for figure in record.figures(amount.value))
        return tuple(dict.fromkeys(found))

    def _text(self) -> str:
        return self.content.decode(self._encoding)

    def _bytes(self, text: str) -> bytes:
        # Words of the kit's own may have letters that the file's encoding has not.
        return text.encode(self._encoding, "replace")

    def _lines(self, order: Sequence[str]) -> bytes:
        text = self._text()
        newline = "\r\n" if "\r\n" in text else "\n"
        ends = text.endswith(newline)
        # Without an end of its own, the last line would run into the one that comes behind it.
        lines = (text if ends else text + newline).splitlines(keepends=True)
        said = [(spoken_of((line,), self.references), line) for line in lines]
        # What a line says of an order may go on in the next.
        told = [
            (ref, [one for _, one in run]) for ref, run in groupby(said, key=lambda one: one[0])
        ]
        anew = "".join(line for part in rearranged(told, order) for line in part)
        return self._bytes(anew if ends else anew.removesuffix(newline))

    def _in_letters(self, words: Mapping[str, str]) -> dict[str, str]:
        """Fold the new words where the file's encoding lacks their letters."""
        return {
            old: new if encodes(new, self._encoding) else fold(new) for old, new in words.items()
        }

    def _outside_fixed(self, name: str, figures: Sequence[str]) -> bytes:
        """Fill the figures of the last line up with the shortest word, which any field may hold."""
        word = min(self._in_letters({"": name})[""].split(), key=len)

        def filled(found: re.Match[str]) -> str:
            run = found[0]
            if not any(run.endswith(one) or run.lstrip("0") == one for one in figures):
                return run
            return (f"{word} " * len(run))[: len(run)]

        lines = (
            line
            if any(reference in line for reference in self.references)
            else re.sub(r"[0-9]+", filled, line)
            for line in self._text().splitlines(keepends=True)
        )
        return self._bytes("".join(lines))

    def _in_delimited(self, words: Mapping[str, str], outside: Sequence[str] = ()) -> bytes:
        text, words = self._text(), self._in_letters(words)
        separator = separator_of(text.splitlines(), self.references)
        edge = re.escape(separator)
        for old, new in words.items():
            in_marks = re.escape(old.replace('"', '""'))
            said = rf'(?P<cell>"{in_marks}"|{re.escape(old)})'
            cell = rf"(?m)(?P<before>^|{edge}){said}(?={edge}|\r?$)"
            lines = (
                line if any(one in line for one in outside) else _put(cell, new, separator, line)
                for line in text.splitlines(keepends=True)
            )
            text = "".join(lines)
        return self._bytes(text)

    def _in_fixed(self, words: Mapping[str, str]) -> bytes:
        text, words = self._text(), self._in_letters(words)
        widths = self._widths()
        for old, new in words.items():
            lines = (_with_word(line, old, new, widths) for line in text.splitlines(keepends=True))
            text = "".join(lines)
        return self._bytes(text)

    def _widths(self) -> tuple[int, ...]:
        """Give how wide the fields of a line are, where the profile says it."""
        answer = self.profile.answer
        return tuple(column.width for column in answer.columns) if answer else ()


def _with_word(line: str, old: str, new: str, widths: Sequence[int]) -> str:
    """Put a word in another one's place: a longer one only where its field is sure to hold it."""
    width = max(len(old), len(new))
    if len(new) > min((w for w in widths if w >= len(old)), default=len(old)):
        return line
    return line.replace(old.ljust(width), new.ljust(width))


def _number(figure: Dong | int) -> int:
    return figure.value if isinstance(figure, Dong) else figure


def _put(cell: str, new: str, separator: str, text: str) -> str:
    """Put a word into each cell that the expression finds; quoted where it has to be, or was."""

    def anew(found: re.Match[str]) -> str:
        quoted = found["cell"].startswith('"') or separator in new or '"' in new
        doubled = new.replace('"', '""')
        return found["before"] + (f'"{doubled}"' if quoted else new)

    return re.sub(cell, anew, text)
