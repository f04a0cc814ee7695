"""Orders that are under way to people who have died: somebody decides whether they are recalled."""

from collections.abc import Sequence
from typing import Any

from ansinh.books.steps.recalling import Recallable
from ansinh.cli.book.desk import Desk
from ansinh.cli.screen import Column
from ansinh.errors import Text


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
    command = f"ansinh month recall {desk.asked.book} {found[0].reference} --reason died"
    desk.screen.say(
        Text(
            f"To ask one back: {command} --by STAFF-CODE",
            f"Để thu hồi lệnh chi: {command} --by MÃ-CÁN-BỘ",
        )
    )
