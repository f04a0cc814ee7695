"""Telling plug-ins: each one by itself, so that a failure has an owner and stops nothing."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final

import pluggy

from ansinh.adapters.event import AdapterEvent, BatchFinding
from ansinh.adapters.foreign import PASSES, place_of, type_name
from ansinh.adapters.own_copy import own_copy
from ansinh.adapters.source import PluginProblem, PluginSource, Stage
from ansinh.adapters.taking import taken
from ansinh.errors import Code, PluginError
from ansinh.formats.profile import FormatProfile
from ansinh.payment import PaymentBatch

_OBSERVE: Final = "ansinh_observe"
_CHECK: Final = "ansinh_check_batch"


class Observers:
    """The plug-ins that want to know; what goes wrong with them is handed to `record`."""

    def __init__(
        self,
        manager: pluggy.PluginManager,
        sources: Mapping[str, PluginSource],
        record: Callable[[PluginProblem], None],
    ) -> None:
        self._manager = manager
        self._sources = sources
        self._record = record

    def __bool__(self) -> bool:
        return bool(self._manager.hook.ansinh_observe.get_hookimpls())

    def tell(self, event: AdapterEvent) -> None:
        """Tell every observer; one that fails is recorded, and the payout goes on."""
        for _ in self._answers(_OBSERVE, lambda _answer: None, {"event": event}):
            pass

    def findings(self, batch: PaymentBatch, profile: FormatProfile) -> tuple[BatchFinding, ...]:
        """Ask every plug-in about a batch; blocking findings first, then by code and reference."""
        given = {"batch": batch, "profile": profile}
        known = {"", *(order.reference.text for order in batch.instructions)}
        found = [
            finding
            for answer in self._answers(_CHECK, partial(_findings, known), given)
            for finding in answer
        ]
        return tuple(sorted(found, key=lambda f: (not f.blocking, f.code, f.reference)))

    def _answers(
        self, hook: str, read: Callable[[Any], Any], given: Mapping[str, object]
    ) -> Iterator[Any]:
        implementations = getattr(self._manager.hook, hook).get_hookimpls()
        # pluggy's order is that of registration, backwards; ours is by name.
        for implementation in sorted(implementations, key=lambda impl: str(impl.plugin_name)):
            # Each gets a copy of its own: what one of them changes, no other sees.
            arguments = {name: own_copy(given[name]) for name in implementation.argnames}
            try:
                answer = read(implementation.function(**arguments))
            except PASSES:
                raise
            except BaseException as error:  # noqa: BLE001 - a plug-in may raise anything
                self._failed(implementation.plugin_name, hook, type_name(error), place_of(error))
            else:
                yield answer

    def _failed(self, plugin: str, hook: str, exception: str, place: str) -> None:
        source = self._sources.get(plugin, PluginSource(plugin))
        code = Code.PLUGIN_OBSERVER if hook == _OBSERVE else Code.PLUGIN_CHECK
        error = PluginError(code, hook=hook, exception=exception, place=place)
        self._record(PluginProblem(source, Stage.USE, error))


def _findings(known: Container[str], answer: Iterable[object]) -> list[BatchFinding]:
    found = [taken(BatchFinding, finding) for finding in answer]
    if not all(finding.reference in known for finding in found):
        raise LookupError  # about an order that is not in the batch
    return found
