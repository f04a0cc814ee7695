"""Everything that an adapter is asked, once: for checks that watch how it does it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

import attrs

from ansinh.adapters import FileProbe, ParseRequest, PayoutAdapter, RenderRequest
from ansinh.formats.kinds import Capability
from ansinh.payment import Outcome, OutcomeKind, PaymentBatch
from ansinh.testing.answer_file import AnswerFile
from ansinh.testing.case import Case
from ansinh.testing.expected import written_names
from ansinh.testing.planted import PLANTED
from ansinh.testing.samples import mixed_said, sample_batch
from ansinh.testing.ways import impossible_ways

_TOO_LONG: Final = f"{PLANTED.account}000000"
"""An account of somebody's that no amount is as long as: in the place of one it is no amount."""

Work = Callable[[PayoutAdapter], object]


def all_work(case: Case, batch: PaymentBatch | None = None) -> Iterator[tuple[str, Work]]:
    """Give what an adapter can be asked on right input: the operation's name, and the call."""
    batch = batch or sample_batch(case.profile)
    request = RenderRequest(batch=batch, as_of=batch.pay_day, settings={"branch": "000"})
    if case.can(Capability.RENDER):
        yield "render", _rendering(request)
        content = case.render(batch).content
        if case.can(Capability.READ_BACK):
            yield "read_back", _reading_back(content)
    if case.simulator is not None and case.can(Capability.PARSE_RESULTS):
        answer = case.answer(case.render(batch), mixed_said(batch, case.profile))
        asked = ParseRequest(data=answer, batch=batch, month=batch.month)
        yield "parse_results", parsing(asked)
        yield "sniff", _sniffing(answer)


def refused_work(case: Case, batch: PaymentBatch) -> Iterator[tuple[str, Work]]:
    """Give what a right adapter refuses: orders spoiled in each way, files that are no answers."""
    if case.can(Capability.RENDER):
        for way in impossible_ways(case):
            orders = tuple(way(order)[1] for order in batch.instructions)
            spoiled = attrs.evolve(batch, instructions=orders)
            request = RenderRequest(batch=spoiled, as_of=batch.pay_day)
            yield f"render, {way.what}", _rendering(request)
    for what, data in hostile_files(case, batch):
        asked = ParseRequest(data=data, batch=batch, month=batch.month)
        if case.can(Capability.PARSE_RESULTS):
            yield f"parse_results, {what}", parsing(asked)
        if case.can(Capability.READ_BACK):
            yield f"read_back, {what}", _reading_back(data)
        yield f"sniff, {what}", _sniffing(data)


def parsing(request: ParseRequest) -> Work:
    """Give the call that has an answer read."""
    return lambda adapter: adapter.parse_results(request)


def _rendering(request: RenderRequest) -> Work:
    return lambda adapter: adapter.render(request)


def _reading_back(data: bytes) -> Work:
    return lambda adapter: tuple(adapter.read_back(data))


def _sniffing(data: bytes) -> Work:
    return lambda adapter: adapter.sniff(FileProbe("kq.bin", data))


def hostile_files(case: Case, batch: PaymentBatch) -> Iterator[tuple[str, bytes]]:
    """Give files that are wrong in some way; those of the format hold the batch's data."""
    name = batch.instructions[0].listed_name.text
    yield "an empty file", b""
    yield "zeros", b"\x00" * 64
    yield "a text", f"{name};{batch.instructions[0].account};=1+1\r\n".encode()
    yield "half an archive", b"PK\x03\x04" + b"\xff" * 40
    yield "a web page", f"<html><table><tr><td>{name}</td></tr></table></html>".encode()
    yield "an entity", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    yield "deep brackets", b"[" * 5_000
    yield "surrogates", "\ud800\udfff".encode("utf-8", "surrogatepass") * 20
    if not case.can(Capability.RENDER):
        return
    order = case.render(batch)
    yield "the order itself", order.content
    yield "half the order", order.content[: len(order.content) // 2]
    if case.simulator is None:
        return
    said = mixed_said(batch, case.profile)
    answer = case.answer(order, said)
    yield "half the answer", answer[: len(answer) * 2 // 3]
    yield "the answer twice", answer + answer
    yield from _misplaced(case, batch, answer)
    with suppress(Exception):  # a simulator may know no reasons but those of its profile
        yield "free words for reasons", case.answer(order, _in_free_words(said, name))


def _in_free_words(said: Mapping[str, Outcome], name: str) -> dict[str, Outcome]:
    """Let the provider say of everybody, in words of its own, who it was."""
    reason = f"Sai tên {name}"
    return {
        reference: attrs.evolve(outcome, kind=OutcomeKind.REFUSED, reason=reason)
        for reference, outcome in said.items()
    }


def answer_file(case: Case, batch: PaymentBatch) -> AnswerFile | None:
    """Give an answer to be changed, where the adapter reads answers and the suite makes them."""
    if case.simulator is None or not case.can(Capability.PARSE_RESULTS):
        return None
    answer = case.answer(case.render(batch), mixed_said(batch, case.profile))
    return AnswerFile(answer, case.profile, _references(batch))


def _misplaced(case: Case, batch: PaymentBatch, answer: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the answer with people's data where it does not belong, each where there is a place."""
    file = AnswerFile(answer, case.profile, _references(batch))
    if not file.can_change:
        return
    orders, name = batch.instructions, batch.instructions[0].listed_name.text
    amounts = [f for order in orders for f in file.figures(order.reference.text, order.amount)]
    results = [word for word in file.words() if case.profile.outcome_kind(word) != "unknown"]
    accounts = {order.account: f"{name}!" for order in orders if order.account}
    digits = {
        written: f"{order.account or '0000928374650'}9"
        for order in orders
        for written in written_names(order, case.profile)
    }
    changed = (
        ("names for results", _named(file, results, name)),
        ("names for references", _named(file, file.references[:1], name)),
        ("names for amounts", _named(file, amounts, name)),
        ("names for accounts", file.replaced(accounts)),
        ("numbers for names", file.replaced(digits)),
        ("numbers for amounts", file.replaced(dict.fromkeys(amounts, _TOO_LONG))),
        ("a number for count and total", file.outside(_TOO_LONG, batch.count, batch.total)),
        ("a name for the count", file.outside(name, batch.count)),
        ("a name for the total", file.outside(name, batch.total)),
        ("names for count and total", file.outside(name, batch.count, batch.total)),
    )
    yield from ((what, content) for what, content in changed if content != answer)


def _references(batch: PaymentBatch) -> tuple[str, ...]:
    return tuple(order.reference.text for order in batch.instructions)


def _named(file: AnswerFile, words: Sequence[str], name: str) -> bytes:
    """Put a name in the place of each of the words, or the longest part of it that has room."""
    for part in (name, *sorted(name.split(), key=len, reverse=True)):
        changed = file.replaced(dict.fromkeys(words, part))
        if changed != file.content:
            return changed
    return file.content
