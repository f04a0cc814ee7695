"""The façade: what an adapter promises is checked, and nothing foreign gets out."""

import traceback
from collections.abc import Callable
from datetime import date
from types import ModuleType

import attrs
import pytest

from ansinh.adapters import (
    AdapterEvent,
    BoundAdapter,
    FileProbe,
    ParsedResults,
    ParseRequest,
    PayoutAdapter,
    Registry,
    RenderedFile,
    RenderRequest,
    hookimpl,
)
from ansinh.errors import (
    AdapterContractError,
    Code,
    InvalidInstruction,
    InvalidName,
    ParseFailed,
    Position,
    RenderRefused,
    UnsupportedOperation,
    problem,
)
from ansinh.formats import Capability, Media, Support
from ansinh.money import Dong
from ansinh.payment import Outcome, OutcomeKind, PaymentBatch

Bind = Callable[..., BoundAdapter]

WRONG = problem(Code.REFERENCE_TEXT, Position("answer.txt", row=2))


@pytest.fixture
def bind(invented: ModuleType) -> Bind:
    """Give the façade of an adapter that differs from the good one in some methods."""

    def bound(**methods: object) -> BoundAdapter:
        registry = Registry()
        adapter = invented.adapter_like(**methods)
        registry.register(invented.spec(adapter), source="bad-adapters")
        return registry.get("demo.lines")

    return bound


def shown(error: BaseException) -> str:
    """Everything that a terminal, a log or a test report prints of an exception."""
    return "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))


def test_a_good_adapter_renders_parses_and_reads_back(
    bind: Bind, batch: PaymentBatch, request_: RenderRequest
) -> None:
    adapter = bind()
    file = adapter.render(request_)
    assert (file.count, file.total, file.filename) == (2, batch.total, "demo_2024-07.txt")
    lines = adapter.read_back(file.content)
    assert [(line.reference, line.amount) for line in lines] == [
        (str(order.reference), order.amount) for order in batch.instructions
    ]
    results = adapter.parse_results(ParseRequest(data=file.content, batch=batch))
    assert [o.reference for o in results.outcomes] == list(batch.by_reference)
    assert adapter.can(Capability.READ_BACK)
    assert adapter.limits.max_records == 100
    assert repr(adapter) == "BoundAdapter(demo.lines from bad-adapters)"


def lying(**changes: object) -> Callable[..., RenderedFile]:
    """Give a render that changes what the good one says of its file."""

    def render(self: PayoutAdapter, request: RenderRequest) -> RenderedFile:
        good = super(type(self), self).render(request)
        return attrs.evolve(good, **changes)

    return render


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"count": 1}, Code.CONTRACT_COUNT),
        ({"count": 2.0}, Code.CONTRACT_TYPE),
        ({"total": Dong(1)}, Code.CONTRACT_TOTAL),
        ({"sha256": "0" * 64}, Code.CONTRACT_DIGEST),
        ({"content": b"other"}, Code.CONTRACT_DIGEST),
        ({"content": "text"}, Code.CONTRACT_TYPE),
    ],
)
def test_a_file_that_does_not_hold_the_batch_is_refused(
    bind: Bind, request_: RenderRequest, changes: dict[str, object], code: Code
) -> None:
    """A dropped last row must not reach a bank."""
    with pytest.raises(AdapterContractError) as caught:
        bind(render=lying(**changes)).render(request_)
    assert caught.value.code == code
    assert (caught.value.adapter, caught.value.operation) == ("demo.lines", "render")
    assert "bad-adapters" in str(caught.value)


def test_a_text_file_that_is_not_in_its_encoding_is_refused(
    bind: Bind, request_: RenderRequest
) -> None:
    def render(_self: object, request: RenderRequest) -> RenderedFile:
        batch = request.batch
        return RenderedFile.of(b"\xff", "x.txt", count=batch.count, total=batch.total)

    with pytest.raises(AdapterContractError) as caught:
        bind(render=render).render(request_)
    assert caught.value.code == Code.CONTRACT_ENCODING


def test_a_workbook_has_no_encoding_to_check(
    bind: Bind, invented: ModuleType, request_: RenderRequest
) -> None:
    def render(_self: object, request: RenderRequest) -> RenderedFile:
        batch = request.batch
        return RenderedFile.of(b"\xff", "x.xlsx", count=batch.count, total=batch.total)

    support = {Capability.RENDER: Support.FULL}
    profile = attrs.evolve(invented.PROFILE, media=Media.XLSX, support=support)
    assert bind(render=render, profile=profile).render(request_).content == b"\xff"


@pytest.mark.parametrize("answer", [None, b"bytes", "text"])
def test_what_is_no_file_is_refused_by_its_type(
    bind: Bind, request_: RenderRequest, answer: object
) -> None:
    with pytest.raises(AdapterContractError) as caught:
        bind(render=lambda _self, _request: answer).render(request_)
    assert (caught.value.code, caught.value.exception) == (
        Code.CONTRACT_TYPE,
        type(answer).__name__,
    )


def test_results_hold_outcomes_and_problems_only(bind: Bind) -> None:
    for answer in (None, [], ParsedResults([{"ref": 1}]), ParsedResults([], ["wrong"])):
        with pytest.raises(AdapterContractError) as caught:
            bind(parse_results=lambda _s, _r, a=answer: a).parse_results(ParseRequest(data=b""))
        assert caught.value.code == Code.CONTRACT_TYPE


def test_an_outcome_that_nobody_asked_about_stays_visible(
    bind: Bind, batch: PaymentBatch, invented: ModuleType
) -> None:
    """Whoever reconciles must see it; a façade that filters would hide a wrong payment."""
    foreign = invented.instruction("Z-9", 1).reference
    outcomes = [Outcome(foreign, OutcomeKind.PAID), Outcome(None, OutcomeKind.UNKNOWN)]
    adapter = bind(parse_results=lambda _s, _r: ParsedResults(outcomes))
    results = adapter.parse_results(ParseRequest(data=b"", batch=batch))
    assert results.outcomes == tuple(outcomes)


def test_lines_and_answers_have_their_types(bind: Bind) -> None:
    with pytest.raises(AdapterContractError):
        bind(read_back=lambda _s, _d: ["line"]).read_back(b"")
    with pytest.raises(AdapterContractError):
        bind(sniff=lambda _s, _p: "yes").sniff(FileProbe("x"))
    assert bind().sniff(FileProbe("DEMO_1.txt"))


def test_a_batch_for_another_provider_is_refused(
    bind: Bind, batch: PaymentBatch, request_: RenderRequest
) -> None:
    """The wrong bank's file is the costliest mistake."""
    other = attrs.evolve(batch, provider="other.list")
    with pytest.raises(InvalidInstruction) as caught:
        bind().render(attrs.evolve(request_, batch=other))
    assert caught.value.code == Code.BATCH_PROVIDER
    with pytest.raises(InvalidInstruction):
        bind().parse_results(ParseRequest(data=b"", batch=other))


def test_a_batch_may_name_the_old_id(invented: ModuleType, batch: PaymentBatch) -> None:
    registry = Registry()
    registry.register(invented.spec(aliases=("demo.old",)), source="test")
    old = attrs.evolve(batch, provider="demo.old")
    request = RenderRequest(batch=old, as_of=date(2024, 7, 1))
    assert registry.get("demo.old").render(request).count == 2


@pytest.mark.parametrize("support", [Support.NOT_YET, Support.NOT_IN_FORMAT])
def test_what_is_not_declared_is_not_called(
    bind: Bind, invented: ModuleType, request_: RenderRequest, support: Support
) -> None:
    profile = attrs.evolve(invented.PROFILE, support=dict.fromkeys(Capability, support))
    adapter = bind(profile=profile)
    for call in (
        lambda: adapter.render(request_),
        lambda: adapter.parse_results(ParseRequest(data=b"")),
        lambda: adapter.read_back(b""),
    ):
        with pytest.raises(UnsupportedOperation) as caught:
            call()
        assert caught.value.support == support.value


def test_the_default_bodies_say_that_they_are_not_there(invented: ModuleType) -> None:
    class Least(invented.PayoutAdapter):
        profile = attrs.evolve(invented.PROFILE, support={})

        def render(self, request: RenderRequest, /) -> RenderedFile:
            raise NotImplementedError

    for call in (lambda: Least().parse_results(None), lambda: Least().read_back(b"")):
        with pytest.raises(UnsupportedOperation) as caught:
            call()
        assert caught.value.support == "not-in-format"


# --- what an adapter raises ------------------------------------------------------------------


@pytest.mark.parametrize("foreign", [ValueError, KeyError, RecursionError, SystemExit, UserWarning])
def test_a_foreign_exception_is_attributed_and_its_words_are_kept_back(
    bind: Bind, invented: ModuleType, request_: RenderRequest, foreign: type[BaseException]
) -> None:
    """`KeyError('Nguyễn …')` in a log would name a person."""

    def render(_self: object, _request: object) -> RenderedFile:
        try:
            int(invented.SECRET)
        except ValueError:
            raise foreign(invented.SECRET)  # noqa: B904 - what careless code does

    with pytest.raises(AdapterContractError) as caught:
        bind(render=render).render(request_)
    error = caught.value
    assert (error.code, error.exception) == (Code.CONTRACT_RAISED, foreign.__name__)
    assert error.place.startswith("test_bound:") or ".test_bound:" in error.place
    assert error.__context__ is None
    assert error.__cause__ is None
    assert invented.SECRET not in shown(error)
    assert "demo.lines" in str(error)
    assert "bad-adapters" in str(error)


def test_an_error_of_ours_keeps_its_type_and_is_attributed(
    bind: Bind, request_: RenderRequest
) -> None:
    first = request_.batch.instructions[0].reference.text

    def render(_self: object, _request: object) -> RenderedFile:
        raise RenderRefused([(first, "name-too-long-for-provider")])

    with pytest.raises(RenderRefused) as caught:
        bind(render=render).render(request_)
    assert caught.value.references == (first,)
    assert caught.value.__notes__ == ["adapter demo.lines from bad-adapters: render"]


@pytest.mark.parametrize("refused", ["reference", "code"])
def test_a_refusal_out_of_place_brings_no_words_of_its_own(
    bind: Bind, invented: ModuleType, refused: str
) -> None:
    """Only of orders to be written is it known which references there are."""
    told = {"reference": "A00000000000000000AZ", "code": "limits", refused: invented.SECRET}

    def parse_results(_self: object, _request: object) -> ParsedResults:
        raise RenderRefused([(told["reference"], told["code"])])

    with pytest.raises(AdapterContractError, match="contract-raised") as caught:
        bind(parse_results=parse_results).parse_results(ParseRequest(data=b""))
    assert invented.SECRET not in shown(caught.value)


@pytest.mark.parametrize("explicit", [True, False])
def test_what_stands_behind_an_error_of_ours_is_cut_off(
    bind: Bind, invented: ModuleType, explicit: bool
) -> None:
    """`raise ParseFailed(…) from error` would print the foreign message in every traceback."""

    def parse_results(_self: object, _request: object) -> ParsedResults:
        try:
            try:
                int(invented.SECRET)
            except ValueError:
                raise InvalidName(Code.NAME_CHARACTERS)  # noqa: B904
        except InvalidName as behind:
            raise ParseFailed([WRONG]) from (behind if explicit else None)

    with pytest.raises(ParseFailed) as caught:
        bind(parse_results=parse_results).parse_results(ParseRequest(data=b""))
    assert invented.SECRET not in shown(caught.value)
    assert isinstance(caught.value.__context__, InvalidName)  # ours says nothing personal
    assert caught.value.__context__.__context__ is None
    assert "came of ValueError" in caught.value.__notes__[0]


def test_an_error_that_is_raised_again_is_annotated_once(
    bind: Bind, request_: RenderRequest
) -> None:
    error = RenderRefused([(request_.batch.instructions[0].reference.text, "limits")])

    def render(_self: object, _request: object) -> RenderedFile:
        raise error

    adapter = bind(render=render)
    for _ in range(2):
        with pytest.raises(RenderRefused) as caught:
            adapter.render(request_)
        assert caught.value.__notes__ == ["adapter demo.lines from bad-adapters: render"]


def test_an_interrupt_is_not_held_back(bind: Bind, request_: RenderRequest) -> None:
    def render(_self: object, _request: object) -> RenderedFile:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bind(render=render).render(request_)


def test_observers_hear_of_failures_and_of_answers(
    invented: ModuleType, batch: PaymentBatch, request_: RenderRequest
) -> None:
    events = []

    def render(_self: object, request: RenderRequest) -> RenderedFile:
        raise RenderRefused([(request.batch.instructions[0].reference.text, "limits")])

    registry = Registry()
    registry.register(invented.spec(invented.adapter_like(render=render)), source="bad")

    @hookimpl
    def ansinh_observe(event: AdapterEvent) -> None:
        events.append(event)

    watching = invented.module("w", ansinh_observe=ansinh_observe)
    registry.register_plugin(watching, source="watch")
    adapter = registry.get("demo.lines")
    with pytest.raises(RenderRefused):
        adapter.render(request_)
    adapter.parse_results(ParseRequest(data=b"x\n", batch=batch))
    adapter.read_back(b"")
    assert [(e.operation, e.error, e.count) for e in events] == [
        ("render", "RenderRefused", None),
        ("parse-results", "", 2),
        ("read-back", "", 0),
    ]
    assert invented.SECRET not in repr(events)
