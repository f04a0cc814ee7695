"""Orders that are under way to people who have died: somebody decides whether they are recalled."""

from collections.abc import Sequence
from typing import Any, Final

from ansinh.books.steps.recalling import STEP, Recallable
from ansinh.cli.book.desk import Desk
from ansinh.cli.book.next_command import NextCommand
from ansinh.cli.screen import Column
from ansinh.errors import Text
from ansinh.months import Month

RECALLED_PAID: Final = (
    "Orders recalled and paid all the same, to be got back",
    "Lệnh chi đã thu hồi nhưng vẫn được chi, phải đòi lại tiền",
)
_WAITING: Final = ("Orders recalled, unanswered", "Lệnh chi đã thu hồi, chờ trả lời")


def show_recalls(desk: Desk) -> list[dict[str, Any]]:
    """Show them, if there are any, and describe them for programs; a reference names nobody."""
    found = desk.book.to_recall()
    if found:
        _show(desk, found)
    return [
        {
            "reference": one.reference.text,
            "month": str(one.month),
            "provider": one.provider,
            "total": one.amount.value,
        }
        for one in found
    ]


def show_asked_back(desk: Desk, month: Month) -> dict[str, list[str]]:
    """Show orders that are asked back: of which nobody has told yet, and which were paid.

    They are looked for only where something was ever recalled: it takes all that was told.
    """
    status = desk.book.status(month) if desk.recalled_by(month) else None
    waiting = status.recalled if status else ()
    paid = status.recalled_paid if status else ()
    for references, (en, vi) in ((waiting, _WAITING), (paid, RECALLED_PAID)):
        if references:
            which = ", ".join(references)
            desk.screen.say(
                Text(f"{en} ({len(references)}): {which}", f"{vi} ({len(references)}): {which}")
            )
    return {"recalled": list(waiting), "recalled_paid": list(paid)}


def _show(desk: Desk, found: Sequence[Recallable]) -> None:
    columns = (
        Column(Text("Under way to people who have died", "Đang chi cho người đã chết")),
        Column(Text("Month", "Tháng")),
        Column(Text("Provider", "Đơn vị chi trả")),
        Column(Text("Amount", "Số tiền"), figure=True),
    )
    rows = [
        (
            one.reference.text,
            one.month.label,
            desk.titles.get(one.provider, one.provider),
            str(one.amount),
        )
        for one in found
    ]
    desk.screen.table(columns, rows)
    command = NextCommand(step=STEP, words=(found[0].reference.text, "--reason", "died"))
    en, vi = command.typed(desk.asked, "en"), command.typed(desk.asked, "vi")
    desk.screen.say(Text(f"To ask one back: {en}", f"Để thu hồi lệnh chi: {vi}"))
