"""`explain`: why this amount, in sentences, with the article of every step."""

from collections.abc import Iterator
from typing import Final

from ansinh.entitlement.coefficient import decimal
from ansinh.entitlement.facts import Decided
from ansinh.entitlement.listed import AS_LISTED
from ansinh.entitlement.share import Assessment, Determination, Lost, Reason, Share
from ansinh.errors import Text
from ansinh.law import Citation
from ansinh.months import day_label

_REASONS: Final = {
    Reason.LOWER: Text("another benefit is higher", "mức khác cao hơn"),
    Reason.NO_DECISION: Text("no decision grants it", "chưa có quyết định hưởng"),
    Reason.NO_STANDARD: Text("no standard is known for the month", "chưa có mức chuẩn của tháng"),
    Reason.NOT_MET: Text(
        "the person is of another age, or not, or no longer, as the group asks",
        "không, hoặc không còn, đúng độ tuổi hay điều kiện của nhóm",
    ),
    Reason.NOT_YET: Text("it begins in a later month", "chưa đến tháng được hưởng"),
    Reason.REPEALED: Text("the group was repealed", "nhóm này đã bị bãi bỏ"),
    Reason.SUSPENDED: Text("payment is suspended", "đang tạm dừng chi trả"),
    Reason.STOPPED: Text("it has stopped", "đã thôi hưởng"),
}


def explain(assessment: Assessment) -> tuple[Text, ...]:
    """Say why an amount is what it is (giải thích mức hưởng), a sentence each.

    No sentence names the person. Where several answers are possible each is explained, and the
    first sentence asks for the date of birth that would decide.
    """
    return tuple(_sentences(assessment))


def _sentences(assessment: Assessment) -> Iterator[Text]:
    month, day = assessment.month.label, day_label(assessment.as_of)
    several = len(assessment.possible) > 1
    amounts = assessment.amounts
    yield Text(
        f"For {month}, as known on {day}: {_either(' or ', amounts)}.",
        f"Tháng {month}, theo thông tin biết đến ngày {day}: {_either(' hoặc ', amounts)}.",
    )
    if len(amounts) > 1:
        yield Text(
            "The date of birth is not known to the day, and the amount depends on it: check it.",
            "Ngày sinh chưa đủ ngày, tháng và mức hưởng phụ thuộc vào đó: cần kiểm tra.",
        )
    for number, one in enumerate(assessment.possible, start=1):
        if several:
            yield Text(f"Possibility {number}: {one.amount}.", f"Khả năng {number}: {one.amount}.")
        yield from _of(one)


def _either(word: str, amounts: tuple[object, ...]) -> str:
    return word.join(map(str, amounts))


def _of(determination: Determination) -> Iterator[Text]:
    for share in determination.granted:
        yield from _granted(share)
    if not determination.granted:
        yield Text("Nothing is due.", "Không có khoản nào được hưởng.")
    for lost in determination.lost:
        yield _lost(lost)


def _granted(share: Share) -> Iterator[Text]:
    group = share.group
    formula = _formula(share)
    yield Text(
        f"{group.name.en} ({group.citation}): {formula.en}.",
        f"{group.name.vi} ({group.citation.vietnamese}): {formula.vi}.",
    )
    if share.decided is not None:
        yield from _by_decision(share.decided, group.start.citation)
    if not share.confidence.sure:
        doubt = share.confidence.words
        yield Text(f"How sure: {doubt.en}.", f"Độ tin cậy: {doubt.vi}.")


def _by_decision(decided: Decided, start: Citation) -> Iterator[Text]:
    """Name the decision, where it is known."""
    document = decided.document
    signed = document.issued_on if document else decided.on
    if document is None and decided.on == AS_LISTED:
        return
    number = f" {document.number}" if document else ""
    en = f" of {day_label(signed)}" if signed else ""
    vi = f" ngày {day_label(signed)}" if signed else ""
    since = decided.since
    yield Text(
        f"Granted by the decision{number}{en}{f', from {since.label} on' if since else ''} "
        f"({start}).",
        f"Theo quyết định{number}{vi}{f', hưởng từ tháng {since.label}' if since else ''} "
        f"({start.vietnamese}).",
    )


def _formula(share: Share) -> Text:
    standard, coefficient = share.standard, share.coefficient
    if standard is None or coefficient is None:
        return Text(
            f"{share.amount}, the amount of the decision: the tables of the decree's annexes were "
            "not found",
            f"{share.amount}, mức ghi trong quyết định: chưa có bảng phụ lục của nghị định",
        )
    factor = decimal(coefficient)
    many = share.times if share.times > 1 else None
    return Text(
        f"{standard.value} ({standard.citation}) × {factor.replace(',', '.')} ({share.citation})"
        f"{f' × {many} children' if many else ''} = {share.amount}",
        f"{standard.value} ({standard.citation.vietnamese}) × {factor} "
        f"({share.citation.vietnamese}){f' × {many} con' if many else ''} = {share.amount}",
    )


def _lost(lost: Lost) -> Text:
    group, reason = lost.group, _REASONS[lost.reason]
    amount = f" ({lost.share.amount})" if lost.share else ""
    return Text(
        f"Not: {group.name.en}{amount}: {reason.en} ({lost.citation}).",
        f"Không hưởng: {group.name.vi}{amount}: {reason.vi} ({lost.citation.vietnamese}).",
    )
