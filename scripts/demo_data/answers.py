"""What the invented bank and the invented post office answer, to the demo's own order files."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

import attrs

from ansinh import EntryKey, Month, Outcome, OutcomeKind
from ansinh.cycle import PreparedMonth, ProviderFile
from ansinh.demo import DemoFile
from ansinh.payment import PaymentInstruction
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.simulator import post_office_answer
from demo_data.chooser import Chooser

BANK: Final = "vietinbank.salary-list"
_CHOOSER: Final = Chooser("answers")
_POST_DAYS: Final = 6
"""Over how many days people come for their cash."""

Said = Mapping[EntryKey, Outcome]


def answers_to(prepared: PreparedMonth, said: Said) -> Iterator[DemoFile]:
    """Answer every order file; who is not in `said` is paid.

    The post's list of social assistance comes as csv, everything else as a workbook.
    """
    for item in prepared.files:
        answers = {
            order.reference.text: _answer(order, item, said) for order in item.batch.instructions
        }
        yield _file(item, answers)


def late_answers(prepared: PreparedMonth, said: Said, month: Month) -> Iterator[DemoFile]:
    """Report in a later `month` what came back of an earlier month's orders."""
    for item in prepared.files:
        answers = {
            order.reference.text: said[order.key]
            for order in item.batch.instructions
            if order.key in said
        }
        if answers:
            code = item.batch.programme.code.lower()
            content = bank_answer(item.file, answers, month=month)
            yield DemoFile(f"vietinbank-{code}-{month}-hoan-tra-muon.xlsx", content, BANK)


def _file(item: ProviderFile, answers: Mapping[str, Outcome]) -> DemoFile:
    batch = item.batch
    answer = bank_answer if batch.provider == BANK else post_office_answer
    as_csv = batch.provider != BANK and batch.programme.code == "BTXH"
    content = answer(item.file, answers, month=batch.month, media="csv" if as_csv else "xlsx")
    name = item.file.filename.removesuffix(".xlsx")
    return DemoFile(f"{name}-ket-qua.{'csv' if as_csv else 'xlsx'}", content, batch.provider)


def _answer(order: PaymentInstruction, item: ProviderFile, said: Said) -> Outcome:
    answer = said.get(order.key, Outcome(None, OutcomeKind.PAID))
    if answer.kind in {OutcomeKind.UNKNOWN, OutcomeKind.UNCOLLECTED}:
        return answer
    return attrs.evolve(answer, on=_day(order, item))


def _day(order: PaymentInstruction, item: ProviderFile) -> date:
    if item.batch.provider == BANK:
        return item.batch.pay_day
    days = _CHOOSER.number(_POST_DAYS, order.reference.text)
    return item.batch.pay_day + timedelta(days)
