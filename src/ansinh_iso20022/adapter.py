"""The adapter: ISO 20022 credit transfers as a way to pay."""

import re
from collections.abc import Sequence
from typing import ClassVar, Final

from ansinh.adapters import (
    FileProbe,
    ParsedResults,
    ParseRequest,
    PayoutAdapter,
    RenderedFile,
    RenderRequest,
    WrittenLine,
)
from ansinh.formats import FormatProfile
from ansinh_iso20022.options import options_of
from ansinh_iso20022.order import order_file
from ansinh_iso20022.profile import PROFILE

_HEAD: Final = 4_096
_OURS: Final = re.compile(
    rb"""["']urn:iso:std:iso:20022:tech:xsd:(?:pain\.00[12]|camt\.054)\.001\.[0-9]{2}["']"""
)


class Iso20022CreditTransfer(PayoutAdapter):
    """Lệnh chuyển tiền ISO 20022: pain.001 to the bank, pain.002 and camt.054 from it.

    Reading needs the extra ``xml``; and every file is read back before it goes out.
    """

    profile: ClassVar[FormatProfile] = PROFILE

    def __init__(self) -> None:
        """Refuse a profile with options that cannot be followed.

        Raises:
            InvalidProfile: ``profile-option``.
        """
        options_of(self.profile)

    def render(self, request: RenderRequest, /) -> RenderedFile:
        """Write the pain.001; see `ansinh_iso20022.order`."""
        return order_file(request, self.profile)

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        """Read a pain.002 or a camt.054; see `ansinh_iso20022.results`."""
        from ansinh_iso20022.results import results_of

        return results_of(request, self.profile)

    def read_back(self, data: bytes, /) -> Sequence[WrittenLine]:
        """Read the pain.001 that `render` wrote, or another program within the profile."""
        from ansinh_iso20022.lines import lines_written

        return lines_written(data, self.profile.id)

    def sniff(self, probe: FileProbe, /) -> bool:
        """Know the messages by their namespace, of any version, or by their name.

        Of another version too: reading it then says what is wrong with it.
        """
        return super().sniff(probe) or _OURS.search(probe.head[:_HEAD]) is not None
