"""A month's work with everything shown: what ``ansinh run`` and ``ansinh demo`` share."""

from collections.abc import Iterator
from datetime import date

import attrs

from ansinh.adapters import ParsedResults, PluginProblem, Registry, Stage, limits_of
from ansinh.boundary import MonthLists, Settings, SourceFile, read_month
from ansinh.cli.carried import carried_from, say_unpaid_on_list
from ansinh.cli.folder import Output, distinct
from ansinh.cli.law import rates_with
from ansinh.cli.month_view import MonthView
from ansinh.cli.papers import Papers
from ansinh.cli.screen import Screen
from ansinh.cycle import (
    Answer,
    PreparedMonth,
    SettledMonth,
    parse_answers,
    prepare_month,
    settle_results,
)
from ansinh.entitlement import Rates
from ansinh.errors import (
    Problem,
    Text,
    UnreadableFile,
)
from ansinh.months import Month
from ansinh.payment import CarryOver
from ansinh.reports import Office


@attrs.frozen(kw_only=True)
class MonthFiles:
    """The files of a month's work, as far as they are given."""

    rolls: tuple[SourceFile, ...]
    additions: tuple[SourceFile, ...] = ()
    removals: tuple[SourceFile, ...] = ()
    adjustments: tuple[SourceFile, ...] = ()
    results: tuple[SourceFile, ...] = ()
    carried: SourceFile | None = None
    laws: tuple[SourceFile, ...] = ()
    """A place's own law files, besides the national ones."""


@attrs.frozen(kw_only=True)
class WorkedMonth:
    """A month as far as its files reached, and the files that it gives."""

    lists: MonthLists
    prepared: PreparedMonth
    settled: SettledMonth | None
    outputs: tuple[Output, ...]
    plugin_problems: tuple[PluginProblem, ...] = ()
    """What failed beside the work: a rule that could not be asked, an observer."""

    def output(self, name: str) -> SourceFile:
        """Give an output as the next month takes it."""
        return next(SourceFile(o.name, o.content) for o in self.outputs if o.name == name)


def work_month(
    screen: Screen,
    files: MonthFiles,
    *,
    month: Month,
    pay_day: date,
    settings: Settings,
    registry: Registry,
    as_of: date | None = None,
) -> WorkedMonth:
    """Read, apply, check, plan, make; and with answers reconcile, settle and carry over.

    Nothing is written to a disk here. `as_of` is the day whose knowledge of the rates counts; the
    pay day if not given.

    Raises:
        UnreadableFile: Problems of any file; or lines whose orders a provider's format cannot
            express.
    """
    day = as_of or pay_day
    with screen.working(Text("reading the files", "đang đọc các tệp")):
        read = _read(files, month, settings, registry, day)
    lists, carried = read.lists, read.carried
    titles = {profile.id: profile.institution for profile in registry.profiles()}
    view = MonthView(screen, titles)
    view.lists(lists)
    with screen.working(Text("planning", "đang lập kế hoạch chi trả")):
        prepared = _prepared(read, settings, pay_day, day, registry)
    say_unpaid_on_list(screen, lists, carried)
    view.movement(prepared.before, prepared.delta, prepared.roll)
    view.prepared(prepared)
    settled = None
    if files.results:
        settled = settle_results(
            prepared,
            read.results,
            settled=carried.settled if carried else (),
            unresolved=carried.unresolved if carried else (),
        )
        view.answers(settled.reconciliation)
        view.settlement(settled)
    with screen.working(Text("making the papers", "đang lập các bảng")):
        outputs = distinct(_outputs(prepared, settled, Papers(Office.of(settings), titles)))
    problems = tuple(one for one in registry.problems if one.stage is Stage.USE)
    for failed in problems:
        screen.say(failed.text)
    return WorkedMonth(
        lists=lists,
        prepared=prepared,
        settled=settled,
        outputs=outputs,
        plugin_problems=problems,
    )


def _prepared(
    read: "_Read",
    settings: Settings,
    pay_day: date,
    day: date,
    registry: Registry,
) -> PreparedMonth:
    lists = read.lists
    return prepare_month(
        lists.base,
        lists.delta,
        settings.terms(pay_day, {p.id: limits_of(p) for p in registry.profiles()}),
        registry,
        carried=read.carried,
        as_of=day,
        rates=read.rates,
        texts={provider: settings.for_adapter(provider) for provider in registry.ids()},
    )


@attrs.frozen
class _Read:
    """What the files of a month hold."""

    lists: MonthLists
    carried: CarryOver | None
    results: tuple[ParsedResults, ...]
    rates: Rates


def _read(
    files: MonthFiles, month: Month, settings: Settings, registry: Registry, day: date
) -> _Read:
    """Read all files to their end before anything is refused."""
    problems: list[Problem] = []
    carried, lists, results, rates = None, None, None, None
    try:
        rates = rates_with(files.laws)
    except UnreadableFile as error:
        problems += error.problems
    try:
        lists = read_month(
            files.rolls,
            files.additions,
            files.removals,
            files.adjustments,
            month=month,
            defaults=settings.lists,
            as_of=day,
        )
    except UnreadableFile as error:
        problems += error.problems
    try:
        carried = carried_from(files.carried, month)
    except UnreadableFile as error:
        problems += error.problems
    try:
        answers = [Answer(source.name, source.data) for source in files.results]
        results = parse_answers(
            answers,
            registry,
            month,
            settled=carried.settled if carried else (),
            unresolved=carried.unresolved if carried else (),
        )
    except UnreadableFile as error:
        problems += error.problems
    if problems or lists is None or results is None or rates is None:
        raise UnreadableFile(problems)
    return _Read(lists, carried, results, rates)


def _outputs(
    prepared: PreparedMonth, settled: SettledMonth | None, papers: Papers
) -> Iterator[Output]:
    yield from papers.orders(prepared)
    yield from papers.of_list(prepared)
    if settled is not None:
        yield from papers.of_settlement(settled)
