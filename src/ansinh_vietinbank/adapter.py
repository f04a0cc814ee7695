"""The adapter: VietinBank's salary list (danh sách chi lương) as a way to pay."""

from collections.abc import Sequence
from typing import ClassVar

from ansinh.adapters import (
    FileProbe,
    ParsedResults,
    ParseRequest,
    PayoutAdapter,
    RenderedFile,
    RenderRequest,
    WrittenLine,
    holds_answer,
)
from ansinh.formats import FormatProfile
from ansinh_vietinbank.order import lines_written, order_file
from ansinh_vietinbank.profile import PROFILE
from ansinh_vietinbank.results import known_lists, results_of


class VietinBankSalaryList(PayoutAdapter):
    """Danh sách chi lương of VietinBank eFAST, which also serves for payments to many accounts."""

    profile: ClassVar[FormatProfile] = PROFILE

    def render(self, request: RenderRequest, /) -> RenderedFile:
        """Write the list; see `ansinh_vietinbank.order`."""
        return order_file(request.batch, self.profile)

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        """Read the bank's answer; see `ansinh_vietinbank.results`."""
        return results_of(request, self.profile)

    def read_back(self, data: bytes, /) -> Sequence[WrittenLine]:
        """Read the list that `render` wrote."""
        return lines_written(data, self.profile)

    def sniff(self, probe: FileProbe, /) -> bool:
        """Know the bank's answer by its name, or by its columns where it was renamed."""
        answer = self.profile.answer_table
        return super().sniff(probe) or holds_answer(probe, answer, known=known_lists(self.profile))
