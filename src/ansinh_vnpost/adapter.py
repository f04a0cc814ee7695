"""The adapter: Vietnam Post's pay list (danh sách chi trả qua bưu điện) as a way to pay."""

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
from ansinh_vnpost.order import lines_written, order_file
from ansinh_vnpost.profile import PROFILE
from ansinh_vnpost.results import known_lists, results_of


class VNPostCashList(PayoutAdapter):
    """Danh sách chi trả qua bưu điện: the pay list that a post office works from."""

    profile: ClassVar[FormatProfile] = PROFILE

    def render(self, request: RenderRequest, /) -> RenderedFile:
        """Write the list; see `ansinh_vnpost.order`."""
        return order_file(request.batch, self.profile)

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        """Read the post's answer; see `ansinh_vnpost.results`."""
        return results_of(request, self.profile)

    def read_back(self, data: bytes, /) -> Sequence[WrittenLine]:
        """Read the list that `render` wrote."""
        return lines_written(data, self.profile)

    def sniff(self, probe: FileProbe, /) -> bool:
        """Know the post's answer by its name, or by its columns where it was renamed."""
        answer = self.profile.answer_table
        return super().sniff(probe) or holds_answer(probe, answer, known=known_lists(self.profile))
