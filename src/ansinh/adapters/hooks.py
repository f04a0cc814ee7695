"""The hooks: how a plug-in signs up, and where one may listen.

Hooks are for what has many answers. The work itself, `render` and `parse_results`, is an ordinary
call on one adapter that is chosen by its id.
"""

from collections.abc import Iterable
from typing import Final

import pluggy

from ansinh.adapters.event import AdapterEvent, BatchFinding
from ansinh.adapters.spec import AdapterSpec
from ansinh.formats.profile import FormatProfile
from ansinh.payment import PaymentBatch

PROJECT: Final = "ansinh"
GROUP: Final = "ansinh.plugins"
"""The entry point group; each entry point names a module that holds hooks."""

hookspec: Final = pluggy.HookspecMarker(PROJECT)
hookimpl: Final = pluggy.HookimplMarker(PROJECT)
"""The mark above a function that answers a hook; plain, without options."""


class AnsinhHooks:
    """The hooks that there are; arguments are only ever added, and a plug-in may leave some out."""

    @hookspec
    def ansinh_register_adapters(self) -> Iterable[AdapterSpec]:  # type: ignore[empty-body] # plug-ins give the body
        """Give the adapters that this package provides; asked once for each registry.

        Cheap and pure: no file, no import of the adapter itself, which its factory names. Order
        never matters, so wrappers, ``tryfirst`` and default arguments are refused.

        Example::

            from ansinh.adapters import AdapterSpec, hookimpl


            @hookimpl
            def ansinh_register_adapters():
                return [AdapterSpec(profile=PROFILE, factory="so_hn.transfer:HanoiTransfer")]
        """

    @hookspec
    def ansinh_check_batch(  # type: ignore[empty-body] # plug-ins give the body
        self, batch: PaymentBatch, profile: FormatProfile
    ) -> Iterable[BatchFinding]:
        """Give what the agency's own rules find in a batch before it is rendered.

        All plug-ins are asked; what they find is sorted, so that none hides another's. A
        blocking finding holds the order of its reference, or the whole batch where it has none.
        Nothing to say is ``()``, never an exception.

        Example::

            @hookimpl
            def ansinh_check_batch(batch):
                if batch.count <= 500:
                    return []
                text = Text("over 500 lines", "trên 500 dòng")
                return [BatchFinding(code="so-hn:batch-size", message=text, blocking=True)]
        """

    @hookspec
    def ansinh_observe(self, event: AdapterEvent) -> None:
        """Be told after each call of an adapter: ids, versions, digests, counts; nobody's name.

        An observer that fails is recorded among the registry's problems and stops no payout.

        Example::

            @hookimpl
            def ansinh_observe(event):
                audit.write(event.adapter, event.operation, event.sha256, event.count)
        """
