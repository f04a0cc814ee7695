"""P03: what the profile does not list is unknown, and unknown is never paid."""

from collections.abc import Iterator
from typing import Final

import attrs

from ansinh.errors import Text
from ansinh.formats import FormatProfile
from ansinh.formats.kinds import Media
from ansinh.latin import encodes, fold
from ansinh.payment import OutcomeKind
from ansinh.testing.answer_file import CHANGES_NOTHING
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.exchange import Exchange, paid
from ansinh.testing.failure import demand, leave_out
from ansinh.testing.samples import dated_echo, sample_batch, sayable_kinds
from ansinh.testing.written import CANNOT_READ, text_of_file

_OTHERS: Final = ("", "???", "0", "1", "9999", "OK", "Đã xử lý", "TRUE", "-")


@check(
    "P03",
    Text("an unknown word or code is never paid", "từ hay mã lạ không bao giờ là đã chi"),
    level="L3",
    needs=("render", "parse-results", "simulator"),
    why=Text(
        "a word that the bank brings in next year must not settle anybody's money",
        "từ ngữ mới của ngân hàng không được tự thành đã chi tiền",
    ),
    fix=Text(
        "ask the profile by the whole word (`outcome_kind`); what it does not list is unknown",
        "hỏi hồ sơ bằng cả từ (`outcome_kind`); từ không có trong danh sách là chưa rõ",
    ),
)
def unknown_is_not_paid(case: Case) -> None:
    """Put words that are near a listed one, and nothing, into the place of the result."""
    if not Exchange.mixed(case).file.can_change:
        leave_out(CANNOT_READ)
    tried = False
    for kind in sayable_kinds(case.profile):
        exchange = Exchange.all_of(case, kind)
        for known in exchange.status_words():
            for word in near_words(known, case.profile):
                tried |= exchange.file.replaced({known: word}) != exchange.answer
                for results in exchange.with_word(known, word):
                    wrong = [o for o in results.outcomes if o.kind is not OutcomeKind.UNKNOWN]
                    what = "no word at all" if not word else "a word that the profile does not list"
                    demand(not wrong, f"{what} is read as {wrong[0].kind.value if wrong else ''}")
    _contradicting(case)
    if not tried:
        leave_out(CHANGES_NOTHING)


def near_words(known: str, profile: FormatProfile) -> Iterator[str]:
    """Give words beside a known one that mean nothing to the profile, as its file can have them."""
    low = known.lower()
    near = (
        *(f"Không {low}", f"KHÔNG {known}", f"Chưa {low}", f"{known} một phần", f"{low}?"),
        *(known[:1], known[:-1], known[:2], f"{known}1", f"{known}X", f"X{known}", known[::-1]),
        *_OTHERS,
    )
    encoding = "utf-8" if profile.media is Media.XLSX else profile.encoding
    written = (word if encodes(word, encoding) else fold(word) for word in near)
    for word in dict.fromkeys(one.strip() for one in written):
        if profile.outcome_kind(word) == OutcomeKind.UNKNOWN.value and fold(word) != fold(known):
            yield word


def _contradicting(case: Case) -> None:
    """Put the word for paid where a reason says why it was not."""
    profile = case.profile
    reasons = sorted(set(profile.reasons.values()))
    kinds = set(sayable_kinds(profile))
    if not reasons or not {OutcomeKind.PAID, OutcomeKind.REFUSED} <= kinds:
        return
    batch = sample_batch(profile)
    said = {
        order.reference.text: attrs.evolve(
            dated_echo(order, OutcomeKind.REFUSED), reason=reasons[0]
        )
        for order in batch.instructions
    }
    exchange = Exchange.of(case, batch, said)
    shown = text_of_file(exchange.answer, profile)
    if not any(word in shown for word, code in profile.reasons.items() if code == reasons[0]):
        return
    for word, kind in profile.result_codes.items():
        if kind == OutcomeKind.PAID.value:
            for results in exchange.with_status(word):
                said_paid = any(paid(results))
                demand(not said_paid, "a row that says why it was not paid is read as paid")
