"""What the month before hands over, as a file; and what its list states as unpaid."""

from ansinh.boundary import MonthLists, SourceFile
from ansinh.boundary.documents import from_json
from ansinh.cli.screen import Screen
from ansinh.errors import Code, Position, Text, UnreadableFile, problem
from ansinh.money import total_of
from ansinh.months import Month
from ansinh.payment import CarryOver


def carried_from(source: SourceFile | None, month: Month) -> CarryOver | None:
    """Read what the month before `month` handed over, where there is such a file.

    Raises:
        UnreadableFile: What is wrong with it; ``carried-month`` where it is another month's.
    """
    if source is None:
        return None
    carried = from_json(source.data, CarryOver, source=source.name)
    if carried.month != month - 1:
        where = Position(source.name, header="value.month")
        raise UnreadableFile([problem(Code.CARRIED_MONTH, where, month=(month - 1).label)])
    return carried


def say_unpaid_on_list(screen: Screen, lists: MonthLists, carried: CarryOver | None) -> None:
    """Say that sums on last month's list are open, where nobody handed anything over."""
    if not lists.owed or carried is not None:
        return
    count, total = len(lists.owed), total_of(owed.amount for owed in lists.owed)
    screen.say(
        Text(
            f"{count} sums ({total}) stand as unpaid on last month's list. They belonged to last "
            "month's payment; what is still open comes by --carried.",
            f"{count} khoản ({total}) ghi chưa trả trên danh sách tháng trước thuộc kỳ chi tháng "
            "trước; khoản còn phải chi cần đưa vào bằng --carried.",
        )
    )
