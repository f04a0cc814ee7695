"""`Case`: the adapter that is checked, and what its suite brings."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

import attrs

from ansinh.adapters import (
    AdapterSpec,
    BoundAdapter,
    ParsedResults,
    ParseRequest,
    PayoutAdapter,
    PluginSource,
    Registry,
    RenderedFile,
    RenderRequest,
)
from ansinh.adapters.claims import Claim
from ansinh.adapters.making import made
from ansinh.formats import FormatProfile
from ansinh.formats.kinds import Capability, Media, Support
from ansinh.payment import Outcome, PaymentBatch
from ansinh.testing.check import (
    GOLDEN,
    GOLDEN_ORDERS,
    MATERIAL,
    REFERENCE,
    SIMULATOR,
    TEXT,
    XLSX,
    Check,
)
from ansinh.testing.folder import BATCH, has_files

Simulator = Callable[[RenderedFile, Mapping[str, Outcome]], bytes]
"""The provider, invented: an order and what it says of each reference become its answer.

References that are left out are left out of the answer. An answer bears the order's month where
its format has a place for it.
"""


@attrs.frozen
class Case:
    """The adapter under test as it signed up, and what its suite brings.

    Checks call the adapter itself (`fresh`), so that each has teeth of its own; `bound` is the
    adapter as callers get it.
    """

    spec: AdapterSpec
    source: PluginSource
    simulator: Simulator | None = None
    golden: Path | None = None
    revision: str = ""
    gaps: Mapping[str, str] = attrs.field(factory=dict)
    overridden: tuple[str, ...] = ()
    installed: bool = False

    @property
    def profile(self) -> FormatProfile:
        """What is known of the format."""
        return self.spec.profile

    @property
    def is_text(self) -> bool:
        """Whether the file is letters in the profile's encoding."""
        return self.profile.media.is_text

    @property
    def has_references(self) -> bool:
        """Whether the order has a place for references; a table by its columns."""
        table = self.profile.order
        return table is None or any(column.field == "reference" for column in table.columns)

    @cached_property
    def adapter(self) -> PayoutAdapter:
        """The adapter itself, made once."""
        return self.fresh()

    @cached_property
    def bound(self) -> BoundAdapter:
        """The adapter as callers get it."""
        registry = Registry()
        registry.register(self.spec, source=self.source.distribution)
        return registry.get(self.spec.id)

    def fresh(self) -> PayoutAdapter:
        """Make the adapter anew."""
        return made(Claim(self.spec, self.source))

    def can(self, capability: Capability) -> bool:
        """Say whether the profile declares it."""
        return self.profile.supports(capability) is Support.FULL

    def lacks(self, check: Check) -> tuple[str, ...]:
        """Give what stands in the way of a check: nothing, if it can be tried.

        Material counts only where the adapter could use it.
        """
        missing = tuple(need for need in check.needs if not self._has(need))
        beside = tuple(need for need in missing if need not in MATERIAL)
        return beside or missing

    def render(self, batch: PaymentBatch, adapter: PayoutAdapter | None = None) -> RenderedFile:
        """Let the adapter itself write a batch."""
        return (adapter or self.adapter).render(RenderRequest(batch=batch, as_of=batch.pay_day))

    def bound_render(self, batch: PaymentBatch) -> RenderedFile:
        """Let the adapter write a batch as callers ask for it, its promises checked."""
        return self.bound.render(RenderRequest(batch=batch, as_of=batch.pay_day))

    def parse(
        self, data: bytes, batch: PaymentBatch | None = None, adapter: PayoutAdapter | None = None
    ) -> ParsedResults:
        """Let the adapter itself read an answer, knowing the batch and its month if given."""
        request = ParseRequest(data=data, batch=batch, month=batch.month if batch else None)
        return (adapter or self.adapter).parse_results(request)

    def answer(self, file: RenderedFile, said: Mapping[str, Outcome]) -> bytes:
        """Let the provider answer, where the suite brings one."""
        if self.simulator is None:  # checks that ask for an answer need a simulator
            raise LookupError(SIMULATOR)
        return self.simulator(file, said)

    def _has(self, need: str) -> bool:
        match need:
            case "simulator":
                return self.simulator is not None
            case "golden":
                return has_files(self.golden)
            case "a golden order":
                # What an adapter brings that reads no answers can only be orders.
                reads = self.can(Capability.PARSE_RESULTS)
                return has_files(self.golden, (BATCH,) if reads else ("",))
            case "a column for the reference":
                return self.has_references
            case "text":
                return self.is_text
            case "xlsx":
                return self.profile.media is Media.XLSX
            case _:
                return self.can(Capability(need))


NEEDS = (*Capability, SIMULATOR, GOLDEN, GOLDEN_ORDERS, REFERENCE, TEXT, XLSX)
"""What a check may need."""
