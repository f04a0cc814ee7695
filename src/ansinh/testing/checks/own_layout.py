"""R11: an agency's own profile is followed, where the adapter says that it follows one."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from inspect import signature
from typing import Final

from ansinh.adapters import ParseRequest, PayoutAdapter, RenderRequest
from ansinh.adapters.claims import Claim, Claims
from ansinh.adapters.making import made
from ansinh.adapters.profiles import with_own_profiles
from ansinh.boundary import SourceFile
from ansinh.errors import ParseFailed, RenderRefused, Text
from ansinh.formats import Column, FormatProfile
from ansinh.formats.kinds import Capability, Media
from ansinh.payment import OutcomeKind, PaymentBatch
from ansinh.testing.case import Case, Simulator
from ansinh.testing.check import check
from ansinh.testing.exchange import paid
from ansinh.testing.failure import demand, unmet
from ansinh.testing.samples import all_said, sample_batch, sayable_kinds
from ansinh.testing.written import text_of_file

_MOST: Final = 3


@check(
    "R11",
    Text("an agency's own profile is followed", "hồ sơ riêng của đơn vị được làm theo"),
    level="L1",
    needs=(Capability.RENDER, Capability.OWN_PROFILE),
    why=Text(
        "a branch that wants other columns gets them, or it pays by the wrong ones",
        "chi nhánh cần cột khác mà tệp vẫn cột cũ thì chi nhầm",
    ),
    fix=Text(
        "read `self.profile` in every method, never a constant of the module",
        "mọi phương thức đọc `self.profile`, không dùng hằng số của mô-đun",
    ),
)
def own_profile_followed(case: Case) -> None:
    """Rename the headers, turn the columns round, lower a limit, change the words of results."""
    if case.spec.own_profile:  # it is the agency's own that is checked, by every other check
        return
    adapter = own_adapter(case, _document(case.profile))
    profile = adapter.profile
    batch = sample_batch(profile, count=_MOST)
    file = adapter.render(RenderRequest(batch=batch, as_of=batch.pay_day))
    if case.can(Capability.READ_BACK):
        read = sorted((line.reference, line.amount) for line in adapter.read_back(file.content))
        written = sorted((order.reference.text, order.amount) for order in batch.instructions)
        demand(read == written, "it does not read back what it wrote by an own profile")
    _limit_followed(case, adapter, batch)
    if profile.order is not None and profile.media is not Media.FIXED_WIDTH:
        _columns_followed(profile, profile.order.columns, file.content)
    if case.simulator is not None and case.can(Capability.PARSE_RESULTS):
        _words_followed(case, adapter, batch)


def own_adapter(case: Case, text: str) -> PayoutAdapter:
    """Make the adapter with an own profile, as a registry does."""
    claims = Claims((Claim(case.spec, case.source),))
    own = SourceFile("own.toml", text.encode())
    return made(with_own_profiles(claims, [own]).all[0])


def _document(profile: FormatProfile) -> str:
    """Write an own profile that differs in everything that may differ."""
    head = (
        "profile = 1\n"
        f'replaces = "{profile.id}"\n'
        'format_version = "own"\nsource = "the kit"\ncertainty = "assumed"\n'
        f"[limits]\nmax_records = {_MOST}\n"
        f'[result_codes]\n"{_new_word(profile)}" = "paid"\n'
    )
    if profile.order is None:
        return head
    return f"{head}[order]\ncolumns = [\n{''.join(_columns(profile.order.columns))}]\n"


def _new_word(profile: FormatProfile) -> str:
    """Give a word that is not the provider's, and no longer than its shortest."""
    return "Z" * min((len(word) for word in profile.result_codes), default=2)


def _columns(columns: tuple[Column, ...]) -> Iterator[str]:
    for at, column in reversed(list(enumerate(columns))):
        word = _word(at)
        width = max(column.width, len(word))
        said = f"field = {json.dumps(column.field)}, headers = [{json.dumps(word)}]"
        yield f"  {{ {said}, width = {width} }},\n"


def _word(at: int) -> str:
    return f"COT {chr(ord('A') + at // 26)}{chr(ord('A') + at % 26)}"


def _columns_followed(profile: FormatProfile, columns: tuple[Column, ...], content: bytes) -> None:
    text = text_of_file(content, profile)
    places = [text.find(column.headers[0]) for column in columns]
    demand(min(places) >= 0, "a header of the own profile does not stand in the file")
    demand(places == sorted(places), "the columns stand in another order than the own profile's")


def _limit_followed(case: Case, adapter: PayoutAdapter, batch: PaymentBatch) -> None:
    longer = sample_batch(case.profile, count=_MOST + 1)
    if longer.count <= batch.count:
        return
    try:
        adapter.render(RenderRequest(batch=longer, as_of=batch.pay_day))
    except RenderRefused:
        return
    unmet("it writes more orders than the own profile allows")


def _words_followed(case: Case, adapter: PayoutAdapter, batch: PaymentBatch) -> None:
    """Answer in the adapter's words, which mean nothing to the agency's profile."""
    if case.simulator is None or OutcomeKind.PAID not in sayable_kinds(case.profile):
        return
    simulator = _by_profile(case.simulator, adapter.profile)
    if simulator is None:
        return
    file = adapter.render(RenderRequest(batch=batch, as_of=batch.pay_day))
    answer = simulator(file, all_said(batch))
    if _new_word(case.profile) in text_of_file(answer, adapter.profile):
        return
    try:
        results = adapter.parse_results(ParseRequest(data=answer, batch=batch, month=batch.month))
    except ParseFailed:
        return
    demand(not any(paid(results)), "a word that the own profile does not list is read as paid")


def _by_profile(simulator: Callable[..., bytes], profile: FormatProfile) -> Simulator | None:
    """Let the simulator answer by the own profile; one that cannot says nothing about it."""
    if "profile" in signature(simulator).parameters:
        return partial(simulator, profile=profile)
    return simulator if profile.order is None else None
