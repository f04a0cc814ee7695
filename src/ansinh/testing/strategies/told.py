"""What is told of files and of law: words, places, problems, findings, sources."""

from typing import Any

from hypothesis import strategies as st

from ansinh.boundary.lists.source import Notice
from ansinh.checks import Finding
from ansinh.errors import (
    Code,
    Position,
    Problem,
    Proposal,
    ProposalKind,
    Text,
    explanation,
)
from ansinh.law import Citation, Step
from ansinh.testing.strategies.amounts import coefficients, dongs
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.persons import beneficiaries
from ansinh.testing.strategies.rolls import entry_keys
from ansinh.testing.strategies.time import days, months

_INSTRUMENTS = ("20/2021/NĐ-CP", "76/2024/NĐ-CP", "01/2024/NQ-HĐND (mẫu)")
_ARTICLES = ("", "art. 4(2)", "art. 5(1)(a)", "điều 8 khoản 2")
_SOURCES = ("", "mau.csv", "Danh sách thử.xlsx")
_SHEETS = ("", "Sheet1", "Tháng 7 (mẫu)")
_HEADERS = ("", "Số tiền", "Họ và\ntên", "STK")


def words() -> st.SearchStrategy[str]:
    """Draw what a field without a rule may hold: nothing, lifelike words, any characters at all."""
    return st.one_of(
        st.sampled_from(["", "ghi chú mẫu", "Đơn vị Mẫu", "=1+1", '<&">', "a\r\nb", "\ufeff"]),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    )


def texts() -> st.SearchStrategy[Text]:
    """Draw sentences in two languages."""
    return st.builds(Text, _WORDS, _WORDS)


def positions() -> st.SearchStrategy[Position]:
    """Draw places in files: a cell, a row, a sheet, a file as a whole."""
    return st.builds(
        Position,
        source=st.sampled_from(_SOURCES) | _WORDS,
        sheet=st.sampled_from(_SHEETS) | _WORDS,
        row=st.sampled_from([0, 1, 8, 500_000]),
        column=st.sampled_from([0, 1, 26, 27, 256]),
        header=st.sampled_from(_HEADERS),
    )


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Draw what may be wrong with a file: under any code of ours, and under one of others."""
    place = draw(_POSITIONS)
    code = draw(_CODES)
    if draw(_OTHERS):
        return Problem(place, "mau-adapters:branch", draw(_TEXTS), draw(_TEXTS))
    said = explanation(code)
    proposal = draw(st.none() | _PROPOSALS)
    return Problem(place, code.value, said.rule, said.cure, draw(_SHAPES), proposal)


def proposals() -> st.SearchStrategy[Proposal]:
    """Draw what cells most likely meant to say."""
    return st.builds(Proposal, st.sampled_from(ProposalKind), _TEXTS, _SHAPES)


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    """Draw what is worth knowing about a file."""
    code = draw(_CODES)
    said = explanation(code)
    return Notice(draw(_POSITIONS), code, said.rule, said.cure, draw(_COUNTS))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """Draw what an officer should look at, with and without its article and its person."""
    code = draw(st.sampled_from([code for code in Code if code.startswith("check-")]))
    said = explanation(code)
    return Finding(
        code, draw(_KEYS), said.rule, said.cure, draw(_SOURCE), draw(st.none() | beneficiaries())
    )


def citations() -> st.SearchStrategy[Citation]:
    """Draw legal sources, with and without the place in them."""
    return st.builds(Citation, st.sampled_from(_INSTRUMENTS), st.sampled_from(_ARTICLES))


@eager
def steps(*, value: st.SearchStrategy[Any] | None = None) -> st.SearchStrategy[Step[Any]]:
    """Draw values that the law dates twice; known before, in and after the month they apply from.

    `value` says of what: by default amounts, coefficients, counts or words.
    """
    return st.builds(Step, _MONTHS, _DAYS, _VALUES if value is None else value, citations())


_WORDS = words()
_TEXTS = texts()
_POSITIONS = positions()
_SHAPES = st.sampled_from(["", "00000000000", "Aaaa Aa", "0.00000A+00"])
_PROPOSALS = proposals()
_CODES = st.sampled_from(Code)
_COUNTS = st.sampled_from([1, 2, 40])
_OTHERS = st.sampled_from([False, False, False, True])
_KEYS = entry_keys()
_SOURCE = st.none() | citations()
_MONTHS = months()
_DAYS = days()
_VALUES = dongs() | coefficients() | st.integers(-9, 9) | _WORDS
