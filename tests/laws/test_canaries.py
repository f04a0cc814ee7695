"""The scanner hears what it is to hear: a leak is planted in every form, and found."""

import base64
import hashlib
import json
import logging
import sqlite3
import unicodedata
import urllib.parse
import zipfile
from io import BytesIO

import pytest
from tests.canaries import CANARIES, NAMES, heard, silent, told_by

from ansinh import CitizenId, InvalidId
from ansinh.latin import fold

NAME = CANARIES["name"]
DIGITS = CANARIES["citizen id"]
LEAKS = {
    "as written": NAME,
    "decomposed": unicodedata.normalize("NFD", NAME),
    "in small letters": NAME.lower(),
    "in capitals": NAME.upper(),
    "without marks": fold(NAME),
    "without marks, in small letters": fold(NAME).lower(),
    "glued": NAME.replace(" ", ""),
    "as a file name": fold(NAME).lower().replace(" ", "-"),
    "backwards": NAME[::-1],
    "without marks, backwards": fold(NAME)[::-1],
    "the given name and the middle": "Kiếuđao Mẫuyến",
    "a word of it": "chi trả cho bà Mẫuyến hôm nay",
    "a word of it without marks": "tra cho MAUYEN",
    "in base64": base64.b64encode(NAME.encode()).decode(),
    "in base64, among others": base64.b64encode(f"ten={NAME};".encode()).decode(),
    "in base64, folded": base64.b64encode(f"x{fold(NAME)}".encode()).decode(),
    "in hex": NAME.encode().hex(),
    "in hex, in capitals": f"0x{NAME.encode().hex().upper()}",
    "in a URL": urllib.parse.quote(NAME),
    "in a form": urllib.parse.urlencode({"ten": NAME}),
    "in JSON": json.dumps({"name": NAME}),
    "as Python shows it": ascii({"name": NAME}),
    "digits": f"số {DIGITS}",
    "digits in groups": f"{DIGITS[:3]} {DIGITS[3:6]}.{DIGITS[6:9]}-{DIGITS[9:]}",
    "the last six": f"…{DIGITS[-6:]}",
    "digits backwards": DIGITS[::-1],
    "as a number": str(int(DIGITS)),
    "as a plain digest, which is tried out": hashlib.sha256(DIGITS.encode()).hexdigest(),
    "an account as a number": str(int(CANARIES["account"])),
}


@pytest.mark.parametrize("how", LEAKS)
def test_a_planted_leak_is_heard(how: str) -> None:
    assert heard(LEAKS[how])


@pytest.mark.parametrize("what", CANARIES)
def test_each_is_heard_as_what_it_is_and_as_nothing_else(what: str) -> None:
    whose = {found.split(", ")[0] for found in heard(f"«{CANARIES[what]}»")}
    assert what in whose or what.partition(",")[0] in whose
    assert {one.removesuffix(", ISO") for one in whose} == {what.removesuffix(", ISO")}


def test_all_names_are_among_the_planted() -> None:
    assert set(NAMES) <= set(CANARIES)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "CitizenId(…321), 1 problem: roll.csv, row 8 [citizen-id-length]",
        "A00000000000000000AZ 500.000 đ 2024-07 BTXH vietinbank-btxh-2024-07-1.xlsx",
        hashlib.sha256(b"nobody").hexdigest() * 9,
        f"{'ab' * 13}{DIGITS[-6:]}",  # six figures within a digest are nobody's
    ],
)
def test_what_names_nobody_is_not_heard(said: str) -> None:
    assert heard(said) == []


def test_bytes_are_looked_into() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/sharedStrings.xml", f"<si><t>{NAME}</t></si>" * 40)
    assert heard(buffer.getvalue())
    assert heard(NAME.encode("utf-16-le"))
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (x)")
    connection.execute("INSERT INTO t VALUES (?)", (NAME,))
    assert heard(connection.serialize())
    connection.close()


def test_an_error_is_heard_in_all_that_it_says() -> None:
    """Also what it came of: `raise … from None` hides a cause from people, not from programs."""
    leaks = 0
    for spoiled in (_in_words, _in_context, _in_details, _in_notes):
        try:
            spoiled()
        except Exception as error:  # noqa: BLE001 - each raises another
            leaks += bool(silent(error))
    assert leaks == 4
    with pytest.raises(InvalidId) as refused:
        CitizenId(DIGITS + "0")
    assert silent(refused.value) == []


def _in_words() -> None:
    int(NAME)


def _in_context() -> None:
    try:
        {}[NAME]
    except KeyError:
        raise RuntimeError from None


def _in_details() -> None:
    error = RuntimeError()
    error.details = {"who": CANARIES["account"]}  # type: ignore[attr-defined] # as a careless one
    raise error


def _in_notes() -> None:
    error = RuntimeError()
    error.add_note(CANARIES["phone"])
    raise error


def test_a_log_is_heard_and_its_clock_is_not() -> None:
    """Threads and clocks have many digits, and now and then those of somebody who is planted."""
    record = logging.LogRecord("ansinh", logging.INFO, "", 0, "it is done", (), None)
    for name in ("created", "msecs", "relativeCreated", "thread", "process"):
        setattr(record, name, float(DIGITS))
    assert heard(told_by(record)) == []
    assert heard(f"<function work at 0x7f37{DIGITS[-6:]}00>") == []
    for name, said in (("msg", f"of {NAME}"), ("ansinh", {"reference": DIGITS})):
        told = logging.LogRecord("ansinh", logging.INFO, "", 0, "it is done", (), None)
        setattr(told, name, said)
        assert heard(told_by(told))
