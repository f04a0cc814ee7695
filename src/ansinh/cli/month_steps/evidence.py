"""``ansinh month evidence``: how it is known what came of an order.

One person records it, another approves.
"""

from pathlib import Path
from typing import Final

import click

from ansinh.books.act import Act
from ansinh.books.steps.evidence import GROUNDS
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.files import digest_of
from ansinh.cli.book.options import REFERENCE
from ansinh.cli.usage import needed
from ansinh.cli.words import OUTCOMES
from ansinh.errors import Text
from ansinh.payment import OutcomeKind, Reference

_SAYS: Final = (
    OutcomeKind.PAID,
    OutcomeKind.REFUSED,
    OutcomeKind.RETURNED,
    OutcomeKind.UNCOLLECTED,
)


@click.command()
@click.option(
    "--outcome",
    type=click.Choice([kind.value for kind in _SAYS]),
    help="Chứng cứ cho thấy điều gì. / What it shows.",
)
@click.option(
    "--ground",
    type=click.Choice(GROUNDS),
    help="Sao kê, trả lời tra soát hay danh sách đã ký. / "
    "A statement, an enquiry's answer, or a signed list.",
)
@click.option(
    "--document",
    type=click.Path(path_type=Path),
    help="Tệp chứng cứ; sổ chỉ giữ mã băm. / The document; the book keeps its digest only.",
)
@click.option(
    "--approve",
    is_flag=True,
    help="Duyệt chứng cứ đã ghi (người khác duyệt). / Approve what was recorded; somebody else.",
)
@step
@REFERENCE
def record_evidence(
    desk: Desk,
    act: Act,
    *,
    reference: Reference,
    outcome: str | None,
    ground: str | None,
    document: Path | None,
    approve: bool,
) -> int:
    """Ghi hoặc duyệt chứng cứ về một lệnh. / Record or approve what is known of an order.

    Một người ghi, người khác duyệt; duyệt rồi mới có giá trị. Người duyệt ghi lại nội dung mình
    thấy, khác với chứng cứ đã ghi thì không duyệt. / One person records, another approves; it
    counts from then on. What the approver says of it is held against what was recorded.
    """
    month = desk.month("evidence")
    if approve:
        receipt = desk.book.approve_evidence(
            reference,
            act,
            outcome=OutcomeKind(outcome) if outcome else None,
            ground=ground,
            document=digest_of(document) if document else None,
        )
        said = Text("Evidence approved.", "Đã duyệt chứng cứ.")
    else:
        kind = OutcomeKind(needed("outcome", outcome))
        receipt = desk.book.record_evidence(
            reference,
            kind,
            act,
            ground=needed("ground", ground),
            document=digest_of(needed("document", document)),
        )
        said = Text(
            f"Evidence recorded: {OUTCOMES[kind].en}; somebody else approves it.",
            f"Đã ghi chứng cứ: {OUTCOMES[kind].vi}; cần người khác duyệt.",
        )
    desk.screen.say(said)
    desk.finish(month, receipt, {"reference": reference.text, **_show(desk, reference)})
    return 0


def _show(desk: Desk, reference: Reference) -> dict[str, str]:
    """Show what the book has now as evidence of an order, and describe it for programs."""
    evidence = (one for month in desk.book.state.months.values() for one in month.evidence)
    *_, recorded = (one for one in evidence if one.reference == reference.text)
    outcome = OUTCOMES[OutcomeKind(recorded.outcome)].in_language(desk.screen.language)
    desk.screen.facts(
        [
            (Text("Outcome", "Kết quả"), outcome),
            (Text("Ground", "Căn cứ"), recorded.ground),
            (Text("Document, SHA-256", "Tài liệu, SHA-256"), recorded.document),
            (Text("Recorded by", "Người ghi"), recorded.by),
            (Text("Approved by", "Người duyệt"), recorded.approved_by or "-"),
        ]
    )
    return {
        "outcome": recorded.outcome,
        "ground": recorded.ground,
        "document": recorded.document,
        "recorded_by": recorded.by,
        "approved_by": recorded.approved_by,
    }
