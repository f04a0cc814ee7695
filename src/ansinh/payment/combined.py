"""`CombinedPayment`: two months' money ordered together, by a decision of the agency."""

from typing import Final

import attrs

from ansinh.entitlement import MERIT, Programme
from ansinh.errors import Text
from ansinh.law import Citation
from ansinh.months import Month
from ansinh.people import Document

COMBINED_BY: Final = {MERIT.code: Citation("44/2022/TT-BTC", "art. 8(3)")}
"""Which article lets an agency decide it; of the other programmes no text that we read does."""


@attrs.frozen
class CombinedPayment:
    """The decision to pay a month together with the next one (chi gộp 02 tháng).

    Near Tết, or in disaster, epidemic or force majeure, the circular on merit lets the agency
    decide it. 20/2021/NĐ-CP, art. 34, says nothing of it for social assistance: there it rests on
    the decision alone, and `explanation` says so.

    Who is listed is ordered both months at this month's amount. Whose entitlement certainly ends
    before the second month nobody can tell from the list: the agency leaves them out of a roll
    that is paid so, or has their order held. What the next month's list changes is set right
    then: see `ansinh.roll.arrears_of_ahead`.

    Source: 44/2022/TT-BTC, art. 8(3), second paragraph.
    """

    programme: Programme
    first: Month
    decision: Document

    @property
    def months(self) -> tuple[Month, Month]:
        """The two months that are paid together."""
        return (self.first, self.first + 1)

    @property
    def citation(self) -> Citation | None:
        """The article that allows it; ``None`` where no text that we read does."""
        return COMBINED_BY.get(self.programme.code)

    @property
    def explanation(self) -> Text:
        """On what it rests, in both languages."""
        return combined_ground(self.programme)


def combined_ground(programme: Programme) -> Text:
    """Say on what a combined payment of a programme would rest."""
    article = COMBINED_BY.get(programme.code)
    if article is None:
        return Text(
            "no text that we read provides for it: it rests on the agency's own decision alone",
            "chưa thấy văn bản quy định: chỉ căn cứ quyết định của cơ quan",
        )
    vietnamese = str(article).replace("art. ", "Điều ")
    return Text(
        f"the agency may decide it near Tết, in disaster, epidemic or force majeure: {article}",
        f"cơ quan quyết định khi gần Tết, có thiên tai, dịch bệnh, bất khả kháng: {vietnamese}",
    )
