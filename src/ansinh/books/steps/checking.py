"""Hold a month's list against the law, and note that it was done."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from ansinh.books.act import Act
from ansinh.books.event_json import event_at, new_event, said_by
from ansinh.books.events import MonthChecked
from ansinh.books.receipts import Checked, Receipt
from ansinh.books.steps.listing import listed_in
from ansinh.books.steps.months import open_month_of
from ansinh.cycle import arrears_in, check_month
from ansinh.entitlement import Rates
from ansinh.months import Month

if TYPE_CHECKING:
    from ansinh.books.book import Book

STEP: Final = "check"


def check(
    book: "Book",
    month: Month,
    act: Act,
    *,
    pay_day: date,
    as_of: date | None,
    rates: Rates | None,
) -> Checked:
    """Check a month's list; see `Book.check`."""
    state = book.refreshed()
    about = open_month_of(state, month, STEP)
    day = as_of or pay_day
    listed = listed_in(book, state, about, day, rates)
    arrears = arrears_in(listed, day, rates)
    findings = check_month(listed, arrears, pay_day=pay_day, day=day, rates=rates)
    checked = MonthChecked(
        month=str(month),
        as_of=day.isoformat(),
        roll_digest=about.roll_digest,
        findings=tuple(sorted(Counter(finding.code.value for finding in findings).items())),
        **said_by(act),
    )
    if about.checked:
        known = event_at(book.store, about.checked, MonthChecked)
        if attrs.evolve(known, by=checked.by, at=checked.at) == checked:
            return Checked(findings, Receipt(state.head, repeated=True))
    with book.store.writing(state.head) as writing:
        writing.append(new_event(checked))
    return Checked(findings, Receipt(book.refreshed().head))
