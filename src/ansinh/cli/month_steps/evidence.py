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

    Một người ghi, người khác duyệt; duyệt rồi mới có giá trị. / One person records, another
    approves; it counts from then on.
    """
    month = desk.month("evidence")
    if approve:
        receipt = desk.book.approve_evidence(reference, act)
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
    desk.finish(month, receipt, {"reference": reference.text})
    return 0
