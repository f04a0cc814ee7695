"""How a provider plugs in, and how one is asked.

An author writes a `PayoutAdapter`, describes it by an `AdapterSpec`, and signs it up with the
hook ``ansinh_register_adapters`` through an entry point of the group ``ansinh.plugins``. A caller
takes a `BoundAdapter` from a `Registry` by its id.
"""

from typing import TYPE_CHECKING

from ansinh.lazy import loaded_on_use

if TYPE_CHECKING:
    from ansinh.adapters.adapter import PayoutAdapter
    from ansinh.adapters.answers import answers_in, holds_answer, read_answers, row_outcome
    from ansinh.adapters.bound import BoundAdapter
    from ansinh.adapters.event import AdapterEvent, BatchFinding
    from ansinh.adapters.expressing import order_lines
    from ansinh.adapters.from_profile import limits_of, listed_reason, outcome_kind, over_limits
    from ansinh.adapters.hooks import hookimpl
    from ansinh.adapters.inventory import InstalledAdapter, InstalledPlugin, Inventory
    from ansinh.adapters.probe import FileProbe
    from ansinh.adapters.profiles import packaged_profile, read_profile
    from ansinh.adapters.registry import Registry, default_registry
    from ansinh.adapters.requests import (
        ParsedResults,
        ParseRequest,
        RenderedFile,
        RenderRequest,
        WrittenLine,
    )
    from ansinh.adapters.source import PluginProblem, PluginSource, Stage
    from ansinh.adapters.spec import API, AdapterSpec

__all__ = [
    "API",
    "AdapterEvent",
    "AdapterSpec",
    "BatchFinding",
    "BoundAdapter",
    "FileProbe",
    "InstalledAdapter",
    "InstalledPlugin",
    "Inventory",
    "ParseRequest",
    "ParsedResults",
    "PayoutAdapter",
    "PluginProblem",
    "PluginSource",
    "Registry",
    "RenderRequest",
    "RenderedFile",
    "Stage",
    "WrittenLine",
    "answers_in",
    "default_registry",
    "holds_answer",
    "hookimpl",
    "limits_of",
    "listed_reason",
    "order_lines",
    "outcome_kind",
    "over_limits",
    "packaged_profile",
    "read_answers",
    "read_profile",
    "row_outcome",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = loaded_on_use(
        __name__,
        {
            "adapter": ("PayoutAdapter",),
            "answers": ("answers_in", "holds_answer", "read_answers", "row_outcome"),
            "bound": ("BoundAdapter",),
            "event": ("AdapterEvent", "BatchFinding"),
            "from_profile": ("limits_of", "listed_reason", "outcome_kind", "over_limits"),
            "hooks": ("hookimpl",),
            "expressing": ("order_lines",),
            "inventory": ("InstalledAdapter", "InstalledPlugin", "Inventory"),
            "probe": ("FileProbe",),
            "profiles": ("packaged_profile", "read_profile"),
            "registry": ("Registry", "default_registry"),
            "requests": (
                "ParseRequest",
                "ParsedResults",
                "RenderRequest",
                "RenderedFile",
                "WrittenLine",
            ),
            "source": ("PluginProblem", "PluginSource", "Stage"),
            "spec": ("API", "AdapterSpec"),
        },
    )
