"""What is known of plug-ins, and what they and their observers are told."""

from hypothesis import strategies as st

from ansinh.adapters.event import AdapterEvent, BatchFinding
from ansinh.adapters.inventory import InstalledAdapter, InstalledPlugin, Inventory
from ansinh.adapters.source import PluginProblem, PluginSource, Stage
from ansinh.adapters.spec import API, AdapterSpec
from ansinh.errors import Code, PluginError, Text
from ansinh.payment import PaymentBatch
from ansinh.testing.strategies.batches import batches
from ansinh.testing.strategies.eager import eager
from ansinh.testing.strategies.files import rendered_files
from ansinh.testing.strategies.profiles import profiles

_ADAPTERS = st.sampled_from(["mau.bank-list", "thu.cash-list"])
_HOOKS = ("ansinh_check_batch", "ansinh_observe", "ansinh_register_adapters")


@st.composite
def adapter_specs(draw: st.DrawFn) -> AdapterSpec:
    """Draw adapters as they sign up; what a factory names is not installed."""
    return AdapterSpec(
        profile=draw(_PROFILES),
        factory="mau_adapters.transfer:MauTransfer",
        api=draw(st.sampled_from([API, (1, 0)])),
        aliases=draw(st.sampled_from([(), ("mau.old-name",)])),
        conformance=draw(st.sampled_from(["", "mau_adapters.conformance:TestMau"])),
    )


@st.composite
def adapter_events(draw: st.DrawFn) -> AdapterEvent:
    """Draw what observers are told: of calls that gave something, and of some that failed."""
    failed = draw(st.booleans())
    told = draw(_FILES)
    return AdapterEvent(
        adapter=draw(_ADAPTERS),
        distribution="mau-adapters",
        version="0.1.0",
        api=API,
        format_version="2024",
        operation=draw(st.sampled_from(["render", "parse_results", "read_back"])),
        batch=draw(_BATCHES).digest,
        sha256="" if failed else told.sha256,
        count=None if failed else told.count,
        total=None if failed else told.total,
        problems=draw(_COUNTS),
        error="RenderRefused" if failed else "",
    )


@eager
@st.composite
def batch_findings(draw: st.DrawFn, *, batch: PaymentBatch | None = None) -> BatchFinding:
    """Draw what an agency's own rules say: of one order, of the batch, blocking or not."""
    about = draw(_BATCHES) if batch is None else batch
    return BatchFinding(
        code="mau-adapters:too-many",
        message=draw(_MESSAGES),
        reference=draw(st.sampled_from(["", *(one.text for one in about.by_reference)])),
        blocking=draw(st.booleans()),
    )


def plugin_sources() -> st.SearchStrategy[PluginSource]:
    """Draw who provides a plug-in: distributions, and an application itself."""
    return st.sampled_from(
        [
            PluginSource("mau-adapters", "0.1.0", "mau = mau_adapters.plugin"),
            PluginSource("thu-adapters", "2.0", "thu = thu_adapters"),
            PluginSource("this application"),
        ]
    )


@st.composite
def plugin_problems(draw: st.DrawFn) -> PluginProblem:
    """Draw what may be wrong with a plug-in, at every stage."""
    error = PluginError(
        Code.PLUGIN_METADATA, exception=draw(st.sampled_from(["OSError", "KeyError"]))
    )
    return PluginProblem(draw(plugin_sources()), draw(st.sampled_from(Stage)), error)


@st.composite
def installed_adapters(draw: st.DrawFn) -> InstalledAdapter:
    """Draw adapters that can be asked for."""
    return InstalledAdapter(spec=draw(_SPECS), source=draw(_SOURCES))


@st.composite
def installed_plugins(draw: st.DrawFn) -> InstalledPlugin:
    """Draw plug-ins that were taken in, with the hooks that they answer."""
    hooks = draw(st.sets(st.sampled_from(_HOOKS), min_size=1))
    return InstalledPlugin(source=draw(_SOURCES), hooks=tuple(sorted(hooks)))


@st.composite
def inventories(draw: st.DrawFn) -> Inventory:
    """Draw all that a registry knows of: what works, what is off, what is broken, nothing."""
    return Inventory(
        adapters=tuple(draw(st.lists(installed_adapters(), max_size=2))),
        plugins=tuple(draw(st.lists(installed_plugins(), max_size=2))),
        disabled=tuple(draw(st.lists(_SOURCES, max_size=1))),
        problems=tuple(draw(st.lists(plugin_problems(), max_size=2))),
    )


_BATCHES = batches(max_size=2)
_COUNTS = st.sampled_from([0, 1, 40])
_FILES = rendered_files()
_PROFILES = profiles()
_MESSAGES = st.sampled_from(
    [
        Text("over 500 lines", "trên 500 dòng"),
        Text("another bank's branch", "chi nhánh của ngân hàng khác"),
    ]
)
_SOURCES = plugin_sources()
_SPECS = adapter_specs()
