"""Planted people, and a scanner that hears them: as written, folded, in part, backwards, encoded.

What is planted is looked for in everything that is said of it. Nobody here exists.
"""

import base64
import hashlib
import io
import json
import logging
import re
import traceback
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import attrs

from ansinh.cli.failures import failure_of
from ansinh.latin import fold

# Made of words and figures that nothing else has: the words have letters that no reference has
# (I, L, O, U), so that no part of one is heard where nobody was named.
CANARIES: Final = {
    "name": "Hoiloang Thị Kiếuđao Mẫuyến",
    "agent's name": "Ksor Ẩunhiên Thíđụo",
    "collector's name": "Đoilinh Văn Lộuthử",
    "citizen id": "099187654321",
    "agent's citizen id": "099180550917",
    "legacy id": "000765439",
    "phone": "0007946135",
    "account": "0000918273645",
    "second account": "0000716253948",
    "wallet": "0000564738291",
    "case number": "KIN-0778899",
    "second case number": "KIN-0665544",
    "birth date": "17/03/1931",
    "birth date, ISO": "1931-03-17",
    "address": "Số 7 ngõ Kiềului",
    "note": "ghi chú Luitâm",
    "category": "NHOMKIEULUI.7",
    "category's name": "Khuyếttậtnặng Uilịm",
    "programme's name": "Trợgiúpkín Uôlịch",
    "decision": "731/QĐ-KIULUI",
    "agency's key": "kiulo-key-7-31-19-mau",
}
"""What is planted, by what it is."""

NAMES: Final = ("name", "agent's name", "collector's name")
_SHORTEST: Final = 6
_LONG: Final = 9
# Of digits a digest has many; a few of them in a row there name nobody.
_DIGESTS: Final = re.compile(r"\b(?:[0-9a-f]{32,}|[0-9A-Z]{20}|[0-9a-z]{20}|0x[0-9a-f]+)\b")
_OF_THE_MOMENT: Final = frozenset({"created", "msecs", "process", "relativeCreated", "thread"})
"""What a record of a log has of clocks and numbers of processes: any digits, and nobody's."""
_BETWEEN: Final = re.compile(r"[\s.,_/\-\u00a0]+")


def _letters(text: str) -> Iterator[tuple[str, str]]:
    """Give a text as people and programs write it."""
    yield "as written", text
    yield "without marks", fold(text)
    yield "glued", _BETWEEN.sub("", text)
    yield "glued, without marks", _BETWEEN.sub("", fold(text))
    yield "joined by _", _BETWEEN.sub("_", fold(text))


Parts = Callable[[str, str], Iterable[tuple[str, str]]]
"""Gives parts of what is planted: how each is taken, and the part."""


def no_parts(_what: str, _text: str) -> tuple[tuple[str, str], ...]:
    """Give none: of people who were not made to be heard, a part may stand anywhere."""
    return ()


def _parts(what: str, text: str) -> Iterator[tuple[str, str]]:
    """Give parts of a name, the end of a number, and a number without its zeros."""
    if what.partition(" of ")[0] in NAMES:
        words = text.split()
        yield from (("a word", word) for word in words)
        yield "the given name and the middle", " ".join(words[1:])
        yield "initials and the given name", f"{words[0][0]}. {words[-1]}"
    digits = "".join(letter for letter in text if letter.isdigit())
    if len(digits) >= _SHORTEST:
        yield "digits only", digits
        yield "the last six", digits[-6:]
        yield "without zeros", digits.lstrip("0")


def _encoded(text: str) -> Iterator[tuple[str, str]]:
    """Give a text as a program might hide it."""
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)
        octets = written.encode()
        for skipped in range(3):
            # Inside of a longer text only the middle of it is always the same.
            coded = base64.b64encode(b"\0" * skipped + octets).decode().rstrip("=")
            yield "base64", coded[4 if skipped else 0 : -1]
        yield "hex", octets.hex()
        yield "hex, UTF-16", written.encode("utf-16-le").hex()
        yield "URL", urllib.parse.quote(written, safe="")
        yield "URL, with +", urllib.parse.quote_plus(written)
        yield "JSON", json.dumps(written)[1:-1]
        yield "ascii", ascii(written)[1:-1]
        for hashed in ("md5", "sha1", "sha256"):
            yield f"{hashed}, which is tried out", hashlib.new(hashed, octets).hexdigest()


@attrs.frozen
class Needle:
    """What is looked for: whose it is, how it is written."""

    what: str
    how: str
    text: str
    exact: bool = False

    def __str__(self) -> str:
        return f"{self.what}, {self.how}"


def _needles(canaries: Mapping[str, str], parts: Parts) -> tuple[Needle, ...]:
    found: dict[str, Needle] = {}
    for what, text in canaries.items():
        whole = [("whole", text), *parts(what, text)]
        for part, said in whole:
            for how, written in _letters(said):
                for order, turned in (("", written), (", backwards", written[::-1])):
                    key = turned.casefold()
                    if len(key) >= _SHORTEST:
                        found.setdefault(key, Needle(what, f"{part}, {how}{order}", key))
        for said in {text, fold(text), text.lower(), text.upper()}:
            for how, coded in _encoded(said):
                if len(coded) >= _LONG:
                    found.setdefault(coded, Needle(what, how, coded, exact=True))
    return tuple(found.values())


class Scanner:
    """Hears planted people in texts and bytes; what was said before it remembers."""

    def __init__(self, canaries: Mapping[str, str], parts: Parts = _parts) -> None:
        beginnings: dict[str, list[Needle]] = {}
        for needle in _needles(canaries, parts):
            beginnings.setdefault(needle.text[:_SHORTEST], []).append(needle)
        self._beginnings: Final = beginnings
        self._known: Final[dict[str | bytes, tuple[str, ...]]] = {}

    def heard(self, said: str | bytes) -> list[str]:
        """Say who is named, and how; in order."""
        if said not in self._known:
            texts = texts_of(said) if isinstance(said, bytes) else (said,)
            found = {str(needle) for text in texts for needle in self._heard_in(text)}
            self._known[said] = tuple(sorted(found))
        return list(self._known[said])

    def _heard_in(self, text: str) -> Iterator[Needle]:
        long, short = _views(text)
        coded = (text, text.lower())
        begun = {
            view[at : at + _SHORTEST]
            for view in {*coded, *long, *short}
            for at in range(len(view) - _SHORTEST + 1)
        }
        for beginning in begun & self._beginnings.keys():
            for needle in self._beginnings[beginning]:
                views = coded if needle.exact else long if len(needle.text) >= _LONG else short
                if any(needle.text in view for view in views):
                    yield needle


def _views(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give a text in the ways that it is looked at: for what is long, and for what is short."""
    composed = unicodedata.normalize("NFC", text)
    plain = fold(composed).casefold()
    long = (composed.casefold(), plain, _BETWEEN.sub("", plain))
    kept = _DIGESTS.sub(" ", composed)
    short = (kept.casefold(), fold(kept).casefold())
    return long, short


def texts_of(content: bytes) -> Iterator[str]:
    """Give the texts in bytes: of a workbook those of its parts too."""
    yield content.decode("utf-8", "replace")
    yield content.decode("utf-16-le", "replace")
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in parts.namelist():
                yield name
                yield parts.read(name).decode("utf-8", "replace")


SCANNER: Final = Scanner(CANARIES)


def heard(said: str | bytes) -> list[str]:
    """Say who of the planted people is named in a text or in bytes."""
    return SCANNER.heard(said)


def told_by(record: logging.LogRecord) -> str:
    """Give all that a record of a log says, and carries along."""
    kept = {name: part for name, part in vars(record).items() if name not in _OF_THE_MOMENT}
    return f"{record.getMessage()}\n{kept}"


def sayings(error: BaseException) -> Iterator[tuple[str, str]]:
    """Give all that an error says, and all that it came of."""
    yield from _own_sayings(error)
    yield "its traceback", "".join(traceback.format_exception(error))
    yield "its line in a log", _logged(error)
    if isinstance(error, Exception):
        told = failure_of(error)
        yield "its JSON", json.dumps(told.document, ensure_ascii=False)
        yield "its lines", "\n".join(f"{line.en}\n{line.vi}" for line in told.lines)
    seen = {id(error)}
    links = [error.__cause__, error.__context__]
    for link in links:
        if link is not None and id(link) not in seen:
            seen.add(id(link))
            links += [link.__cause__, link.__context__]
            for what, said in _own_sayings(link):
                yield f"{what} of what it came of", said


def _logged(error: BaseException) -> str:
    """Write an error as `logging.exception` does."""
    told = (type(error), error, error.__traceback__)
    record = logging.LogRecord("ansinh", logging.ERROR, "", 0, "it failed", (), told)
    return logging.Formatter().format(record)


def _own_sayings(error: BaseException) -> Iterator[tuple[str, str]]:
    yield "its words", str(error)
    yield "its repr", repr(error)
    yield "its arguments", repr(error.args)
    yield "what it carries", repr(vars(error))
    yield "its details", str(getattr(error, "details", ""))
    yield "its notes", " ".join(getattr(error, "__notes__", ()))
    for plain in ("object", "doc", "filename", "filename2"):
        yield f"its {plain}", repr(getattr(error, plain, ""))
    for text in (getattr(error, "text", None), getattr(error, "cure", None)):
        yield "its text", f"{getattr(text, 'en', '')} {getattr(text, 'vi', '')}"


def silent(error: BaseException, scanner: Scanner = SCANNER) -> list[str]:
    """Say what an error tells of the planted people; nothing is right."""
    return [f"{what}: {who}" for what, said in sayings(error) for who in scanner.heard(said)]
