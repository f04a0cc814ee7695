"""``ansinh month recall``: a death or a mistake was learned after an order was sent."""

import click

from ansinh.books.act import Act
from ansinh.books.reasons import RecallReason
from ansinh.cli.book.at_desk import step
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.options import REFERENCE
from ansinh.errors import Text
from ansinh.payment import Reference


@click.command()
@click.option(
    "--reason",
    type=click.Choice([reason.value for reason in RecallReason]),
    required=True,
    help="Lý do. / Why.",
)
@step
@REFERENCE
def recall_order(desk: Desk, act: Act, *, reference: Reference, reason: str) -> int:
    """Thu hồi một lệnh chi đã gửi. / Recall an order that was sent.

    Lệnh vẫn treo, không lập lại, cho đến khi đơn vị chi trả trả lời. / It stays live, and is not
    ordered again, until the provider answers.
    """
    month = desk.month("recall")
    receipt = desk.book.recall(reference, act, reason=reason)
    desk.screen.say(Text(f"Recalled: {reference.text}.", f"Đã thu hồi lệnh chi: {reference.text}."))
    recorded = _recorded(desk, reference)
    if recorded != reason:
        desk.screen.say(_other(RecallReason(recorded)))
    desk.finish(month, receipt, {"reference": reference.text, "reason": recorded})
    return 0


def _recorded(desk: Desk, reference: Reference) -> str:
    """Give the reason that the book has: that of who said it first."""
    months = desk.book.state.months.values()
    return next(one.recalled[reference.text] for one in months if reference.text in one.recalled)


def _other(recorded: RecallReason) -> Text:
    return Text(
        f"The book keeps the reason that was said first: {recorded}.",
        f"Sổ giữ lý do đã ghi lần đầu: {recorded}.",
    )
