"""What do people look at? Pay lists, settlements, the treasury's table: values in, bytes out."""

from typing import TYPE_CHECKING

from ansinh.lazy import loaded_on_use

if TYPE_CHECKING:
    from ansinh.reports.finding_sheet import findings_workbook
    from ansinh.reports.office import Office
    from ansinh.reports.roll_sheet import roll_workbook
    from ansinh.reports.settlement_sheet import settlement_workbook
    from ansinh.reports.treasury_sheet import treasury_workbook

__all__ = [
    "Office",
    "findings_workbook",
    "roll_workbook",
    "settlement_workbook",
    "treasury_workbook",
]

__getattr__, __dir__ = loaded_on_use(
    __name__,
    {
        "finding_sheet": ["findings_workbook"],
        "office": ["Office"],
        "roll_sheet": ["roll_workbook"],
        "settlement_sheet": ["settlement_workbook"],
        "treasury_sheet": ["treasury_workbook"],
    },
)
