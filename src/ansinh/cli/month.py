"""``ansinh month``: a month by the book, step by step; who and when are said at each."""

from typing import Final

import click

from ansinh.cli.on_use import OnUse, Place

_STEPS: Final = "ansinh.cli.month_steps"

PLACES: Final = {
    "open": Place(
        f"{_STEPS}.opening:open_month",
        "Mở kỳ chi trả mới. / Open a month on the list of the one before.",
    ),
    "apply": Place(
        f"{_STEPS}.applying:apply_changes",
        "Ghi danh sách tăng, giảm, điều chỉnh. / Take in the reported changes.",
    ),
    "check": Place(
        f"{_STEPS}.checking:check_month",
        "Đối chiếu danh sách với quy định. / Hold the month's list against the law.",
    ),
    "plan": Place(
        f"{_STEPS}.planning:plan_month",
        "Lập kế hoạch chi trả. / Plan who is paid what, through whom.",
    ),
    "render": Place(
        f"{_STEPS}.rendering:render_month",
        "Ghi tệp lệnh chi và các bảng. / Write the providers' files and the papers.",
    ),
    "approve": Place(
        f"{_STEPS}.approving:approve_file",
        "Duyệt một tệp lệnh chi (người khác duyệt). / Approve a file; somebody else does.",
    ),
    "sent": Place(
        f"{_STEPS}.sending:file_sent",
        "Ghi nhận đã gửi tệp cho đơn vị chi trả. / Say that a file went to its provider.",
    ),
    "results": Place(
        f"{_STEPS}.hearing:hear_results",
        "Đọc kết quả chi trả. / Take in the providers' answers.",
    ),
    "settle": Place(
        f"{_STEPS}.settling:settle_month",
        "Quyết toán kỳ chi trả. / Settle the month.",
    ),
    "close": Place(
        f"{_STEPS}.closing:close_month",
        "Khóa kỳ chi trả. / Close the month for ever.",
    ),
    "status": Place(
        f"{_STEPS}.status:month_status",
        "Tình trạng của kỳ. / How far the month is, and what comes next.",
    ),
    "recall": Place(
        f"{_STEPS}.recalling:recall_order",
        "Thu hồi một lệnh chi đã gửi. / Recall an order that was sent.",
    ),
    "evidence": Place(
        f"{_STEPS}.evidence:record_evidence",
        "Ghi hoặc duyệt chứng cứ về một lệnh. / Record or approve what is known of an order.",
    ),
    "void": Place(
        f"{_STEPS}.voiding:void_file",
        "Hủy một tệp chưa gửi. / Void a file that was not sent.",
    ),
}
"""The steps in the order of the work, then what is needed now and then."""


@click.group(cls=OnUse, places=PLACES, context_settings={"help_option_names": ["-h", "--help"]})
def month() -> None:
    """Làm kỳ chi trả theo sổ, từng bước. / A month by the book, step by step.

    Sổ chi trả nhớ ai đã lập, ai đã duyệt, tệp nào đã gửi, khoản nào còn treo; không chi hai lần.
    / The book remembers who made and who approved what, what was sent and what is still open;
    it cannot be talked into paying twice.
    """
