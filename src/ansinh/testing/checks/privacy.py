"""M08, M10: only our errors leave an adapter, and nothing that leaves it names anybody."""

import traceback
from collections.abc import Iterator

import attrs

from ansinh.adapters import ParsedResults, ParseRequest, PayoutAdapter, RenderedFile
from ansinh.adapters.foreign import place_of, type_name
from ansinh.errors import AnsinhError, Text
from ansinh.formats.kinds import Capability
from ansinh.payment import OutcomeKind, PaymentBatch
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.failure import demand, unmet
from ansinh.testing.planted import PLANTED, names_somebody
from ansinh.testing.samples import all_said, sample_batch, sayable_kinds
from ansinh.testing.work import Work, all_work, answer_file, parsing, refused_work


@check(
    "M08",
    Text("nobody is named outside the file", "không nêu tên ai ngoài nội dung tệp"),
    level="L1",
    why=Text(
        "messages, reprs and file names end in logs, tickets and screenshots",
        "thông báo lỗi, repr và tên tệp sẽ nằm trong nhật ký, phiếu hỗ trợ, ảnh chụp màn hình",
    ),
    fix=Text(
        "say the reference and the place; raise `from None`, or outside of the handler",
        "chỉ nêu mã tham chiếu và vị trí; dùng `from None` hoặc báo lỗi ngoài khối except",
    ),
)
def names_nobody(case: Case) -> None:
    """Plant a person, and look for them in everything that is said of their data."""
    adapter = case.fresh()
    batch = PLANTED.batch(case.profile)
    work = (*all_work(case, batch), *refused_work(case, batch), *_free_words(case, batch))
    for operation, ask in work:
        for what, said in _sayings(ask, adapter):
            demand(not names_somebody(said), f"{operation}: {what} names somebody")
    answer = answer_file(case, batch)
    if answer is not None:  # in what cannot be changed, nobody was planted
        answer.changed({answer.references[0]: PLANTED.word})


def _free_words(case: Case, batch: PaymentBatch) -> Iterator[tuple[str, Work]]:
    """Let the provider give a reason in words of its own that name somebody."""
    kinds = [kind for kind in sayable_kinds(case.profile) if kind is not OutcomeKind.PAID]
    if case.simulator is None or not case.can(Capability.PARSE_RESULTS) or not kinds:
        return
    order = case.render(batch)
    for kind in kinds:
        said = {
            reference: attrs.evolve(outcome, reason=f"Sai ten {PLANTED.word}")
            for reference, outcome in all_said(batch, kind).items()
        }
        asked = ParseRequest(data=case.answer(order, said), batch=batch, month=batch.month)
        yield "parse_results, free words", parsing(asked)


def _sayings(ask: Work, adapter: PayoutAdapter) -> Iterator[tuple[str, str]]:
    """Give everything that a call says beside the file itself."""
    try:
        given = ask(adapter)
    except Exception as error:  # noqa: BLE001 - whatever is raised, its words are looked at
        yield from _words(error)
        return
    yield "the adapter's repr", repr(adapter)
    yield "the answer's repr", repr(given)
    if isinstance(given, RenderedFile):
        yield "the file's name", given.filename
    if isinstance(given, ParsedResults):
        for problem in given.problems:
            yield (
                "a problem",
                f"{problem} {problem.message.vi} {problem.cure.vi} {problem.position!r}",
            )
        for outcome in given.outcomes:
            yield "the reason of an outcome", outcome.reason
            yield "the place of an outcome", str(outcome.evidence or "")


def _words(error: BaseException) -> Iterator[tuple[str, str]]:
    yield "an exception", str(error)
    yield "an exception's repr", repr(error)
    yield "an exception's notes", " ".join(getattr(error, "__notes__", ()))
    problems = getattr(error, "problems", ())
    yield "a problem", " ".join(f"{one} {one.message.vi} {one.cure.vi}" for one in problems)
    told = "".join(traceback.format_exception_only(error))
    chain = [error.__cause__, error.__context__]
    told += " ".join(str(link) + repr(link) for link in chain if link is not None)
    yield "what an exception came of", told


@check(
    "M10",
    Text("only ansinh's errors leave it", "chỉ báo lỗi của ansinh"),
    level="L1",
    why=Text(
        "a foreign exception stops the month, and its words may quote a person's data",
        "lỗi lạ làm dừng cả tháng, và nội dung lỗi có thể chứa dữ liệu cá nhân",
    ),
    fix=Text(
        "refuse with RenderRefused or ParseFailed; check before you convert",
        "từ chối bằng RenderRefused hoặc ParseFailed; kiểm tra trước khi chuyển đổi",
    ),
)
def only_our_errors(case: Case) -> None:
    """Ask it everything, right and hostile; anything but an `AnsinhError` fails."""
    adapter = case.fresh()
    batch = sample_batch(case.profile)
    for operation, ask in all_work(case):
        _try(operation, ask, adapter, right=True)
    for operation, ask in refused_work(case, batch):
        _try(operation, ask, adapter, right=False)
    odd = attrs.evolve(batch, sequence=999, payer=attrs.evolve(batch.payer, name="A" * 300))
    for operation, ask in all_work(case, odd if _renders(case, odd) else batch):
        _try(operation, ask, adapter, right=False)


def _renders(case: Case, batch: PaymentBatch) -> bool:
    try:
        case.render(batch)
    except AnsinhError:
        return False
    return True


def _try(operation: str, ask: Work, adapter: PayoutAdapter, *, right: bool) -> None:
    try:
        ask(adapter)
    except AnsinhError as error:
        demand(not right, f"{operation} on right input raised {type(error).__name__}")
    except (Exception, SystemExit) as error:  # noqa: BLE001 - which exceptions leave the adapter is what is asked
        unmet(f"{operation} raised {type_name(error)} at {place_of(error)}")
