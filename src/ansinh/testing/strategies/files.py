"""What an adapter is asked and what it answers."""

from hypothesis import strategies as st

from ansinh.adapters.probe import FileProbe
from ansinh.adapters.requests import (
    ParsedResults,
    ParseRequest,
    RenderedFile,
    RenderRequest,
    WrittenLine,
)
from ansinh.formats.rows import RowKind
from ansinh.payment import PaymentBatch
from ansinh.testing.strategies.amounts import dongs, monthly_amounts
from ansinh.testing.strategies.answers import single_outcomes
from ansinh.testing.strategies.batches import batches, instructions
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.time import days, months
from ansinh.testing.strategies.told import problems, words

_NAMES = st.sampled_from(["mau-2024-07-1.xlsx", "KQ (thử).csv", "x" * 120])
_CONTENT = st.binary(max_size=20)
_SETTINGS = st.one_of(
    st.sampled_from([{}, {"agency": "Phòng Mẫu", "branch": ""}]),
    st.dictionaries(words(), words(), max_size=2),
)


@eager
@st.composite
def render_requests(draw: st.DrawFn, *, batch: PaymentBatch | None = None) -> RenderRequest:
    """Draw requests to write a batch, with and without settings."""
    what = draw(_BATCHES) if batch is None else batch
    return RenderRequest(batch=what, as_of=draw(_DAYS), settings=draw(_SETTINGS))


@eager
@st.composite
def parse_requests(draw: st.DrawFn, *, batch: PaymentBatch | None = None) -> ParseRequest:
    """Draw requests to read an answer: of any bytes, about a batch or a month or neither."""
    return ParseRequest(
        data=draw(_CONTENT),
        filename=draw(_NAMES | words()),
        batch=draw(st.none() | _BATCHES) if batch is None else batch,
        month=draw(_MONTH),
        settings=draw(_SETTINGS),
    )


@eager
@st.composite
def rendered_files(draw: st.DrawFn, *, batch: PaymentBatch | None = None) -> RenderedFile:
    """Draw files of any content; given a batch, they say its count and total."""
    count = draw(_COUNTS) if batch is None else batch.count
    total = draw(_TOTALS) if batch is None else batch.total
    return RenderedFile.of(draw(_CONTENT), draw(_NAMES), count=count, total=total)


@st.composite
def parsed_results(draw: st.DrawFn) -> ParsedResults:
    """Draw what answers say: some outcomes, some problems, the account of the rows."""
    return ParsedResults(
        draw(st.lists(_OUTCOMES, max_size=3)), draw(st.lists(_PROBLEMS, max_size=2)), draw(_ROWS)
    )


@st.composite
def written_lines(draw: st.DrawFn) -> WrittenLine:
    """Draw payments as an adapter reads them back from its own file."""
    order = draw(_ORDERS)
    return WrittenLine(
        reference=order.reference.text,
        amount=draw(_AMOUNTS),
        payee=order.listed_name.text,
        account=order.account,
        bank=draw(st.sampled_from(["", "VIETINBANK"])),
        narrative=draw(st.sampled_from(["", order.narrative])),
    )


@st.composite
def file_probes(draw: st.DrawFn) -> FileProbe:
    """Draw files of which nobody knows yet whose they are; also under folders of either kind."""
    folder = draw(st.sampled_from(["", "inbox/", "C:\\KQ\\"]))
    return FileProbe(folder + draw(_NAMES), draw(_CONTENT))


_BATCHES = batches(max_size=2)
_ORDERS = instructions()
_DAYS = days()
_MONTH = st.none() | months()
_COUNTS = st.sampled_from([0, 1, 40])
_TOTALS = dongs()
_AMOUNTS = monthly_amounts()
_OUTCOMES = single_outcomes()
_PROBLEMS = problems()
_ROWS = st.dictionaries(st.sampled_from([kind.value for kind in RowKind]), _COUNTS, max_size=3)
