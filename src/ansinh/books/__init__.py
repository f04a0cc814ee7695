"""The month book: what was promised, approved, sent and paid; once, and for ever (sổ chi trả)."""

from typing import TYPE_CHECKING

from ansinh.lazy import loaded_on_use

if TYPE_CHECKING:
    from ansinh.books.act import Act
    from ansinh.books.audit import AuditFinding, AuditReport
    from ansinh.books.book import Book
    from ansinh.books.person_export import HeldPart, PersonExport
    from ansinh.books.receipts import (
        BookFile,
        Checked,
        Heard,
        Planned,
        Receipt,
        Recovery,
        Rendered,
        Settled,
    )
    from ansinh.books.state import FileStage, MonthStage
    from ansinh.books.status import FileStatus, MonthStatus, NextStep
    from ansinh.books.store import Head
    from ansinh.books.tally import Tally

__all__ = [
    "Act",
    "AuditFinding",
    "AuditReport",
    "Book",
    "BookFile",
    "Checked",
    "FileStage",
    "FileStatus",
    "Head",
    "Heard",
    "HeldPart",
    "MonthStage",
    "MonthStatus",
    "NextStep",
    "PersonExport",
    "Planned",
    "Receipt",
    "Recovery",
    "Rendered",
    "Settled",
    "Tally",
]

__getattr__, __dir__ = loaded_on_use(
    __name__,
    {
        "act": ["Act"],
        "audit": ["AuditFinding", "AuditReport"],
        "book": ["Book"],
        "person_export": ["HeldPart", "PersonExport"],
        "receipts": [
            "BookFile",
            "Checked",
            "Heard",
            "Planned",
            "Receipt",
            "Recovery",
            "Rendered",
            "Settled",
        ],
        "state": ["FileStage", "MonthStage"],
        "status": ["FileStatus", "MonthStatus", "NextStep"],
        "store": ["Head"],
        "tally": ["Tally"],
    },
)
