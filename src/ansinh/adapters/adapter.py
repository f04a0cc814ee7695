"""`PayoutAdapter`: what the author of an adapter writes."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from ansinh.adapters.probe import FileProbe
from ansinh.adapters.requests import (
    ParsedResults,
    ParseRequest,
    RenderedFile,
    RenderRequest,
    WrittenLine,
)
from ansinh.errors import UnsupportedOperation
from ansinh.formats.kinds import Capability
from ansinh.formats.profile import FormatProfile


class PayoutAdapter(ABC):
    """One format of one provider (bộ chuyển đổi): a batch becomes a file, an answer outcomes.

    It is made without arguments, is pure (values in, values out; no file, clock, network or
    randomness; the day comes with the request) and may be called from several threads. It never
    alters a name, an amount or an account: what cannot be expressed is refused, all of it at
    once. A word that it does not know means unknown, never paid. Only `AnsinhError` leaves it.

    New versions of the contract add methods with bodies and fields with defaults, so that an
    adapter written for 1.0 goes on working.
    """

    profile: ClassVar[FormatProfile]

    @abstractmethod
    def render(self, request: RenderRequest, /) -> RenderedFile:
        """Write the batch as the provider's file; the same batch gives the same bytes.

        Raises:
            RenderRefused: instructions that the format cannot express, all of them.
        """

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:  # noqa: ARG002 - an author's method takes it
        """Read the provider's answer; any bytes give results or `ParseFailed`, nothing else.

        Raises:
            ParseFailed: the file is not this provider's answer; every problem with its place.
        """
        raise self._unsupported(Capability.PARSE_RESULTS)

    def read_back(self, data: bytes, /) -> Sequence[WrittenLine]:  # noqa: ARG002 - an author's method takes it
        """Read a file that `render` wrote, line by line, so that it can be compared."""
        raise self._unsupported(Capability.READ_BACK)

    def sniff(self, probe: FileProbe, /) -> bool:
        """Say whether a file seems to be this provider's; by its name, unless overridden."""
        return probe.matches(self.profile.filename_patterns)

    def _unsupported(self, capability: Capability) -> UnsupportedOperation:
        return UnsupportedOperation(
            adapter=self.profile.id,
            capability=capability.value,
            support=self.profile.supports(capability).value,
        )
