"""M05, M07: an adapter is pure: it opens nothing and says nothing."""

from contextlib import suppress

from ansinh.adapters import PayoutAdapter
from ansinh.errors import Text
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.failure import demand
from ansinh.testing.planted import PLANTED
from ansinh.testing.watching import overheard, watched
from ansinh.testing.work import Work, all_work, refused_work


@check(
    "M05",
    Text("it opens no file, no connection, no process", "không mở tệp, kết nối, tiến trình nào"),
    level="L1",
    why=Text(
        "people's data leaves only by the file that the caller writes",
        "dữ liệu cá nhân chỉ ra khỏi hệ thống qua tệp do người gọi ghi",
    ),
    fix=Text(
        "take everything from the request; read what ships with the package once, on import",
        "lấy mọi thứ từ yêu cầu; dữ liệu kèm gói chỉ đọc một lần khi nạp",
    ),
)
def opens_nothing(case: Case) -> None:
    """Ask everything twice under Python's audit hook; only the first time may it read.

    What it refuses too: that is where one looks something up, or writes down what came.
    """
    batch = PLANTED.batch(case.profile)
    for reading in (True, False):
        adapter = case.fresh()
        for operation, ask in all_work(case):
            with watched(reading=reading) as opened:
                ask(adapter)
            _opened_nothing(operation, opened)
        for operation, ask in refused_work(case, batch):
            with watched(reading=reading) as opened:
                _asked(ask, adapter)
            _opened_nothing(operation, opened)


def _opened_nothing(operation: str, opened: list[str]) -> None:
    demand(not opened, f"{operation} did {', '.join(sorted(set(opened)))}")


@check(
    "M07",
    Text("it prints, warns and logs nothing", "không in, không cảnh báo, không ghi nhật ký"),
    level="L1",
    why=Text(
        "a log keeps for years what a list shows for a day",
        "nhật ký giữ nhiều năm những gì danh sách chỉ dùng một ngày",
    ),
    fix=Text(
        "give problems and errors; take print, warnings.warn and loggers out",
        "trả về lỗi có mã; bỏ print, warnings.warn và nhật ký",
    ),
)
def says_nothing(case: Case) -> None:
    """Listen while it is asked everything, right and wrong."""
    adapter = case.fresh()
    batch = PLANTED.batch(case.profile)
    for operation, ask in (*all_work(case), *refused_work(case, batch)):
        with overheard() as said:
            _asked(ask, adapter)
        demand(not said, f"{operation} used {', '.join(said)}")


def _asked(ask: Work, adapter: PayoutAdapter) -> None:
    with suppress(Exception):  # what is raised is looked at by M10
        ask(adapter)
