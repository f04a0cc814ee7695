"""``ansinh why``: why this amount, why this month, why this person at the counter."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from ansinh.boundary import read_roll
from ansinh.boundary.facts_file import CaseFacts, read_facts
from ansinh.cli.folder import read_sources
from ansinh.cli.law import AS_OF, LAW_FILES, chosen, known_by, rates_with
from ansinh.cli.options import SETTINGS_OPTION, MonthType, shown
from ansinh.cli.screen import Column, Screen, screen_for
from ansinh.cli.settings import list_defaults
from ansinh.cli.usage import BadValue
from ansinh.entitlement import (
    SOCIAL_ASSISTANCE,
    Assessment,
    Decided,
    PersonFacts,
    Rates,
    entitlement_for,
)
from ansinh.entitlement.explain import explain
from ansinh.entitlement.listed import AS_LISTED, facts_listed, listed_groups
from ansinh.errors import Text, explanation
from ansinh.errors.text import Language
from ansinh.money import Dong
from ansinh.months import Month
from ansinh.payment import Payee, payee_for
from ansinh.payment.payee import article_for
from ansinh.roll import Entry, MonthBalance, owed_or_recoverable


@click.command()
@click.argument("roll", type=click.Path(path_type=Path))
@click.option("--case", required=True, help="Mã hồ sơ. / The case number.")
@click.option("--month", type=MonthType(), help="Tháng cần giải thích. / The month asked about.")
@click.option(
    "--from",
    "since",
    type=MonthType(),
    help="Tính từng tháng kể từ tháng này. / Reckon month by month from this one on.",
)
@click.option(
    "--facts",
    "facts_file",
    type=click.Path(path_type=Path),
    help="Tệp tình tiết hồ sơ. / What is known of the case, in a facts file.",
)
@SETTINGS_OPTION
@LAW_FILES
@AS_OF
@shown
@click.pass_context
def why(  # noqa: PLR0913 - click hands over each option by itself
    ctx: click.Context,
    *,
    roll: Path,
    case: str,
    month: Month | None,
    since: Month | None,
    facts_file: Path | None,
    settings_file: Path | None,
    law_files: tuple[Path, ...],
    as_of: date | None,
    language: Language,
    as_json: bool,
) -> int:
    """Giải thích mức hưởng của một hồ sơ. / Say why a line is what it is."""
    screen = screen_for(language, as_json=as_json)
    others = [path for path in (facts_file, settings_file) if path is not None]
    given = read_sources((roll, *law_files, *others))
    rates = rates_with(chosen(given, law_files))
    defaults = list_defaults(given, settings_file)
    source = given[roll]
    listed = read_roll(source.data, source=source.name, defaults=defaults).roll
    known = {}
    if facts_file:
        known = dict(read_facts(given[facts_file].data, source=given[facts_file].name))
    lines = [entry for entry in listed.entries if entry.key.case == case]
    if not lines:
        argument = next(param for param in ctx.command.params if param.name == "case")
        raise BadValue(
            Text("no line of the roll has this case", "danh sách không có mã hồ sơ này"),
            argument,
            ctx,
        )
    question = _Question(month or listed.month, since, known_by(as_of), rates)
    answers = [question.answer(entry, known.get(case)) for entry in lines]
    if facts_file and case not in known:
        screen.say(
            Text(
                "The facts file does not have this case: the list is taken at its word.",
                "Tệp tình tiết không có hồ sơ này: lấy theo danh sách.",
            )
        )
    for answer in answers:
        _show(screen, answer)
    screen.finish({"ok": True, "lines": [_document(answer) for answer in answers]})
    return 0


@attrs.frozen
class _Reckoned:
    """A month: what was due as known in it, what is due as known now, and what was paid."""

    then: Assessment
    balance: MonthBalance
    paid: Dong | None
    """What was paid, where the facts file says it."""

    @property
    def difference(self) -> Dong | None:
        """What is owed, or was paid too much; ``None`` where more than one answer is possible.

        Where nobody says what was paid, it is taken to be what was due as known then.
        """
        known = self.paid is not None or self.then.amount is not None
        if not known or self.balance.due is None:
            return None
        return self.balance.owed - self.balance.recoverable


@attrs.frozen
class _Answer:
    entry: Entry
    by_facts: bool
    assessment: Assessment | None
    months: tuple[_Reckoned, ...]
    payee: Payee | Any
    pay_day: date
    unknown_month: bool
    unknown_groups: tuple[int, ...]
    """Which decisions of the facts file are for no group, counted from 1."""


@attrs.frozen
class _Question:
    """What is asked of a line: for which month, as known when, by which rates."""

    month: Month
    since: Month | None
    as_of: date
    rates: Rates

    def answer(self, entry: Entry, known: CaseFacts | None) -> _Answer:
        """Reason over a line."""
        person = self._facts(entry, known)
        pay_day = self.month.first_day
        collecting = _as_known(entry, person.as_known(self.as_of)) if person else entry
        return _Answer(
            entry,
            known is not None,
            entitlement_for(person, self.month, self.as_of, self.rates) if person else None,
            tuple(self._months(person, known)) if person else (),
            payee_for(collecting, pay_day),
            pay_day,
            not self.rates.groups(self.month, self.as_of),
            tuple(self._without_group(person)) if person else (),
        )

    def _without_group(self, person: PersonFacts) -> Iterator[int]:
        known = {group.code for one in self.rates.every for group in one.groups}
        for number, decided in enumerate(person.decided, start=1):
            if decided.group not in known:
                yield number

    def _facts(self, entry: Entry, known: CaseFacts | None) -> PersonFacts | None:
        """Take the facts of the file; without them what the line itself says, at its word."""
        birth = entry.beneficiary.person.birth
        if known is not None:
            person = known.person
            return person if person.birth else attrs.evolve(person, birth=birth)
        said = entry.entitlement
        listed = (
            listed_groups(said.category.code, self.rates, self.month, self.as_of)
            if said.category
            else ()
        )
        if listed:
            return facts_listed(
                listed,
                birth,
                self.month,
                died_on=entry.beneficiary.person.died_on,
                since=said.since,
                decision=said.decision,
            )
        if entry.programme != SOCIAL_ASSISTANCE and said.decision is not None:
            decided = Decided(
                entry.programme.code,
                AS_LISTED,
                since=said.since,
                amount=said.amount,
                document=said.decision,
            )
            return PersonFacts(birth=birth, decided=(decided,))
        return None

    def _months(self, person: PersonFacts, known: CaseFacts | None) -> Iterator[_Reckoned]:
        since = self.since or self.month + 1
        months = [since + number for number in range(self.month.months_since(since) + 1)]
        then = {
            month: entitlement_for(person, month, min(self.as_of, month.first_day), self.rates)
            for month in months
        }
        said = known.paid if known else {}
        paid = {month: one.amount for month, one in then.items() if one.amount is not None}
        balances = owed_or_recoverable(person, months, {**paid, **said}, self.as_of, self.rates)
        for balance in balances:
            yield _Reckoned(then[balance.month], balance, said.get(balance.month))


def _as_known(entry: Entry, person: PersonFacts) -> Entry:
    """Give the line of somebody of whose death the list does not know yet."""
    died = [fact.since for fact in person.facts if fact.what == "died" and fact.since is not None]
    if not died:
        return entry
    somebody = attrs.evolve(entry.beneficiary.person, died_on=min(died))
    return attrs.evolve(entry, beneficiary=attrs.evolve(entry.beneficiary, person=somebody))


def _show(screen: Screen, answer: _Answer) -> None:
    entry = answer.entry
    screen.heading(
        Text(
            f"Case {entry.key.case}, {entry.programme.code}",
            f"Hồ sơ {entry.key.case}, {entry.programme.code}",
        )
    )
    for sentence in _sentences(answer):
        screen.say(sentence)
    if answer.months:
        _table(screen, answer)


def _sentences(answer: _Answer) -> Iterator[Text]:
    said = answer.entry.entitlement
    group = said.category.code if said.category else "-"
    yield Text(
        f"The list has: group {group}, {said.amount} a month.",
        f"Danh sách ghi: nhóm {group}, {said.amount} mỗi tháng.",
    )
    if answer.assessment is None:
        yield Text(
            "Neither the law files nor a decision on the line explain it.",
            "Không có văn bản hay quyết định nào trên dòng này giải thích được mức hưởng.",
        )
    else:
        if answer.unknown_month:
            yield Text(
                "The law of this month is not in the data: nothing can be said.",
                "Chưa có dữ liệu văn bản áp dụng cho tháng này: không thể kết luận.",
            )
        if answer.unknown_groups:
            which = ", ".join(map(str, answer.unknown_groups))
            yield Text(
                f"Decision {which} of the facts file is for no group of the law: not counted.",
                f"Quyết định thứ {which} trong tệp tình tiết không thuộc nhóm nào: không tính.",
            )
        if not answer.by_facts:
            yield Text(
                "What the group asks for besides an age is taken from the list.",
                "Các điều kiện của nhóm, ngoài tuổi, lấy theo danh sách.",
            )
        yield from explain(answer.assessment)
    yield _who_collects(answer)


def _who_collects(answer: _Answer) -> Text:
    payee = answer.payee
    if not isinstance(payee, Payee):
        rule = explanation(payee).rule
        cited = article_for(payee, answer.entry, answer.pay_day)
        return Text(
            f"Nobody can collect: {rule.en}{f' ({cited})' if cited else ''}.",
            f"Chưa ai nhận được: {rule.vi}{f' ({cited.vietnamese})' if cited else ''}.",
        )
    ground = payee.ground
    if ground is None:
        return Text("The beneficiary collects.", "Đối tượng tự nhận.")
    number = f" {ground.document.number}" if ground.document else ""
    cited = payee.article or ground.citation
    last = payee.until
    return Text(
        f"Collects: {payee.capacity.value}, by paper{number} ({cited}), "
        f"{f'until {last:%d/%m/%Y}' if last else 'without an end'}.",
        f"Người nhận: {payee.capacity.vietnamese}, theo giấy tờ{number} ({cited.vietnamese}), "
        f"{f'đến hết ngày {last:%d/%m/%Y}' if last else 'không ghi thời hạn'}.",
    )


def _table(screen: Screen, answer: _Answer) -> None:
    screen.table(
        (
            Column(Text("Month", "Tháng")),
            Column(Text("Due, as known then", "Theo thông tin khi đó"), figure=True),
            Column(Text("Due, as known now", "Theo thông tin hiện nay"), figure=True),
            Column(Text("Paid", "Đã chi"), figure=True),
            Column(Text("Owed (+), to recover (−)", "Truy lĩnh (+), truy thu (−)"), figure=True),
        ),
        [
            (
                one.balance.month.label,
                _possible(one.then.amounts),
                _possible(one.balance.possible),
                "" if one.paid is None else str(one.paid),
                "?" if one.difference is None else _signed(one.difference),
            )
            for one in answer.months
        ],
    )


def _possible(amounts: Iterable[Dong]) -> str:
    return " / ".join(map(str, amounts))


def _signed(amount: Dong) -> str:
    if not amount:
        return str(amount)
    return f"+{amount}" if amount.value > 0 else f"−{-amount}"


def _document(answer: _Answer) -> dict[str, Any]:
    found = answer.assessment
    sentences = list(_sentences(answer))
    return {
        "programme": answer.entry.key.programme,
        "case": answer.entry.key.case,
        "listed": answer.entry.amount.value,
        "month": str(found.month) if found else None,
        "as_of": str(found.as_of) if found else None,
        "amounts": [amount.value for amount in found.amounts] if found else [],
        "possible": [
            {"amount": one.amount.value, "groups": list(one.codes)} for one in found.possible
        ]
        if found
        else [],
        "explanation": [{"vi": one.vi, "en": one.en} for one in sentences],
        "months": [
            {
                "month": str(one.balance.month),
                "then": [amount.value for amount in one.then.amounts],
                "now": [amount.value for amount in one.balance.possible],
                "paid": None if one.paid is None else one.paid.value,
                "difference": None if one.difference is None else one.difference.value,
            }
            for one in answer.months
        ],
    }
