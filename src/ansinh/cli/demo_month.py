"""A month of the demo by the book: every step as its command does it, with the demo's own acts."""

from collections.abc import Iterator

import attrs

from ansinh.books.receipts import BookFile, Planned, Rendered
from ansinh.boundary import MonthLists, SourceFile
from ansinh.cli.book.desk import Desk
from ansinh.cli.folder import Output, distinct
from ansinh.cli.month_steps.applying import Reported, applied
from ansinh.cli.month_steps.checking import checked_by
from ansinh.cli.month_steps.hearing import heard_by
from ansinh.cli.month_steps.opening import opened_on
from ansinh.cli.month_steps.planning import planned_by
from ansinh.cli.month_steps.rendering import rendered_by
from ansinh.cli.month_steps.settling import settled_by
from ansinh.cli.papers import order_words
from ansinh.cli.work import WorkedMonth
from ansinh.demo import DemoFile, DemoMonth
from ansinh.entitlement import national_rates
from ansinh.errors import Text
from ansinh.files import read_file


@attrs.frozen
class DemoWork:
    """One month of the demo at a desk."""

    desk: Desk
    of: DemoMonth

    def done(self) -> WorkedMonth:
        """Do all steps of the month, and show each."""
        lists = self._lists()
        planned = self._planned()
        rendered, _ = rendered_by(self.desk, self.of.acts["render"], self.of.month)
        for file in rendered.files:
            self._released(file)
        heard_by(self.desk, self.of.acts["results"], self.of.month, _sources(self.of.answers))
        settled, papers = settled_by(self.desk, self.of.acts["settle"], self.of.month)
        self._closed()
        return WorkedMonth(
            lists=lists,
            prepared=planned.prepared,
            settled=settled.settled,
            outputs=distinct((*self._orders(planned, rendered), *papers)),
        )

    def _lists(self) -> MonthLists:
        """Open the month on the lists of the one before, or on the book; take in the changes."""
        defaults = self.desk.settings.lists
        opened, _ = opened_on(
            self.desk,
            self.of.acts["open"],
            self.of.month,
            list(_sources(self.of.rolls)),
            None,
            defaults,
        )
        reported = Reported(
            tuple(_sources(self.of.additions)),
            tuple(_sources(self.of.removals)),
            tuple(_sources(self.of.adjustments)),
        )
        lists, _ = applied(
            self.desk, self.of.acts["apply"], self.of.month, reported, self.of.as_of, defaults
        )
        if opened is None:
            return lists
        return attrs.evolve(lists, owed=opened.owed, files=(*opened.files, *lists.files))

    def _planned(self) -> Planned:
        days, rates = (self.of.pay_day, self.of.as_of), national_rates()
        checked = checked_by(self.desk, self.of.acts["check"], self.of.month, *days, rates)
        found = len(checked.findings)
        self.desk.screen.say(
            Text(
                f"Held against the law: {found} lines to look at.",
                f"Đã đối chiếu với quy định: {found} điểm cần xem.",
            )
        )
        return planned_by(self.desk, self.of.acts["plan"], self.of.month, *days, rates)

    def _released(self, file: BookFile) -> None:
        """Approve a file and send it: by two people."""
        approve, sent = self.of.acts["approve"], self.of.acts["sent"]
        self.desk.book.approve(
            self.of.month, file.sha256, approve, count=file.count, total=file.total
        )
        self.desk.book.sent(self.of.month, file.sha256, sent)
        self.desk.screen.say(
            Text(
                f"{file.path.name}: approved by {approve.by}, sent by {sent.by}.",
                f"{file.path.name}: {approve.by} duyệt, {sent.by} gửi.",
            )
        )

    def _orders(self, planned: Planned, rendered: Rendered) -> Iterator[Output]:
        """Give the providers' files as the book has put them onto the disk."""
        words = {
            item.file.filename: order_words(item.batch, self.desk.titles)
            for item in planned.prepared.files
        }
        for file in rendered.files:
            yield Output(file.path.name, words[file.path.name], read_file(file.path))

    def _closed(self) -> None:
        receipt = self.desk.book.close_month(self.of.month, self.of.acts["close"])
        self.desk.say_anchor(receipt.head)


def _sources(files: tuple[DemoFile, ...]) -> Iterator[SourceFile]:
    return (SourceFile(file.name, file.content) for file in files)
