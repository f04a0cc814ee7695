"""The registry: what works is found, what is broken is told, nothing is chosen in silence."""

import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

import ansinh
from ansinh.adapters import (
    AdapterEvent,
    AdapterSpec,
    BatchFinding,
    BoundAdapter,
    FileProbe,
    PayoutAdapter,
    Registry,
    RenderRequest,
    Stage,
    default_registry,
    hookimpl,
)
from ansinh.errors import (
    AdapterApiMismatch,
    AdapterConflict,
    AdapterContractError,
    AmbiguousFile,
    Code,
    MissingExtra,
    ParseFailed,
    PluginError,
    PluginHookError,
    Text,
    UnknownAdapter,
)
from ansinh.formats import Capability, FormatProfile
from ansinh.payment import PaymentBatch

Install = Callable[..., None]

POINT = "bank = fake_bank"
EXTRA = "xlsx"


def discovered(disabled: Iterable[str] = (), *, strict: bool = False) -> Registry:
    """Discover what the test installed; ansinh's own providers are other tests' business."""
    return Registry.discover(disabled={"ansinh", *disabled}, strict=strict)


# --- discovery -----------------------------------------------------------------------------


def test_an_installed_plugin_is_found_and_its_adapter_is_not_imported(
    install: Install, invented: ModuleType
) -> None:
    """Listing adapters must not import a spreadsheet library."""
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    registry = discovered()
    assert registry.ids() == ("sohn.transfer",)
    assert [p.id for p in registry.profiles(can=Capability.RENDER)] == ["sohn.transfer"]
    assert registry.profiles(can=Capability.PARSE_RESULTS) == ()
    assert registry.profiles(institution="Other") == ()
    assert registry.problems == ()
    assert "fake_absent" not in sys.modules


def test_two_distributions_with_one_entry_point_name_both_load(
    install: Install, invented: ModuleType
) -> None:
    """pluggy's own loader drops the second in silence."""
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    install("hue-adapters", points="bank = fake_hue", fake_hue=invented.plugin("hue.list"))
    registry = discovered()
    assert registry.ids() == ("hue.list", "sohn.transfer")
    assert registry.problems == ()


def test_two_claims_on_one_id_lose_that_id_only_and_both_are_named(
    install: Install, invented: ModuleType
) -> None:
    """Neither the first nor the last wins: a silent choice is worse than none."""
    good = invented.plugin("hue.list")
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    install(
        "hue-adapters",
        "2.0",
        points="a = fake_copy\nb = fake_hue",
        fake_copy=invented.plugin("sohn.transfer"),
        fake_hue=good,
    )
    registry = discovered()
    assert registry.ids() == ("hue.list",)
    with pytest.raises(AdapterConflict) as caught:
        registry.get("sohn.transfer")
    assert caught.value.adapter == "sohn.transfer"
    assert "so-hn-adapters 0.3 (entry point 'bank = fake_bank')" in str(caught.value)
    assert "hue-adapters 2.0 (entry point 'a = fake_copy')" in str(caught.value)
    assert [problem.stage for problem in registry.problems] == [Stage.CONFLICT]


@pytest.mark.parametrize("name", ["So_HN.adapters", "so-hn-adapters:bank", "so_hn_adapters:bank"])
def test_a_plugin_is_disabled_by_its_distribution_or_entry_point(
    install: Install, invented: ModuleType, name: str
) -> None:
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    registry = discovered(disabled={name})
    assert registry.ids() == ()
    assert "Disabled: so-hn-adapters 0.3" in registry.explain().en


def test_one_name_alone_is_one_name(install: Install, invented: ModuleType) -> None:
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    ids = Registry.discover(disabled="so-hn-adapters").ids()
    assert "vnpost.cash-list" in ids
    assert "sohn.transfer" not in ids


def test_a_disabled_plugin_ends_a_conflict(install: Install, invented: ModuleType) -> None:
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    install("hue-adapters", points="a = fake_copy", fake_copy=invented.plugin("sohn.transfer"))
    registry = discovered(disabled={"hue-adapters"})
    assert registry.ids() == ("sohn.transfer",)
    assert registry.problems == ()


def test_a_distribution_that_lies_on_the_path_twice_counts_once(
    install: Install, invented: ModuleType
) -> None:
    """The copy that an import would find counts; the other one may be years old."""
    install("so-hn-adapters", "0.1", points="bank = fake_old", fake_old="raise ValueError")
    install("so_hn.adapters", "0.3", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    registry = discovered()
    assert registry.ids() == ("sohn.transfer",)
    assert registry.problems == ()


def test_the_order_of_installation_does_not_matter(install: Install) -> None:
    """Distributions lie on the path in an order that nobody chose."""
    for name in "gbfahdce":
        install(f"{name}-adapters", points="z = fake_1\ny = fake_2", fake_1="", fake_2="")
    said = [problem.source.key for problem in discovered().problems]
    assert said == [f"{name}-adapters:{point}" for name in "abcdefgh" for point in "yz"]


BROKEN = {
    "import": ("import nowhere_to_be_found", Code.PLUGIN_IMPORT, Stage.IMPORT),
    "exit": ("raise SystemExit('stop')", Code.PLUGIN_IMPORT, Stage.IMPORT),
    "no hook": ("ansinh_vietinbank = 1", Code.PLUGIN_NO_HOOK, Stage.HOOKS),
    "misspelt": (
        """
        from ansinh.adapters import hookimpl
        @hookimpl
        def ansinh_register_adapter(): return []
        """,
        Code.PLUGIN_HOOK_UNKNOWN,
        Stage.HOOKS,
    ),
    "unmarked": (
        "def ansinh_register_adapters(): return []",
        Code.PLUGIN_HOOK_UNMARKED,
        Stage.HOOKS,
    ),
    "default": (
        """
        from ansinh.adapters import hookimpl
        @hookimpl
        def ansinh_check_batch(batch, profile=None): return []
        """,
        Code.PLUGIN_HOOK_DEFAULT,
        Stage.HOOKS,
    ),
    "catch-all": (
        """
        from ansinh.adapters import hookimpl
        @hookimpl
        def ansinh_observe(**everything): return None
        """,
        Code.PLUGIN_HOOK_DEFAULT,
        Stage.HOOKS,
    ),
    "too new": (
        """
        from ansinh.adapters import hookimpl
        @hookimpl
        def ansinh_check_batch(batch, treasury): return []
        """,
        Code.PLUGIN_HOOK_ARGUMENT,
        Stage.HOOKS,
    ),
    "first": (
        """
        from ansinh.adapters import hookimpl
        @hookimpl(tryfirst=True)
        def ansinh_register_adapters(): return []
        """,
        Code.PLUGIN_HOOK_OPTION,
        Stage.HOOKS,
    ),
    "wrapper": (
        """
        from ansinh.adapters import hookimpl
        @hookimpl(wrapper=True)
        def ansinh_register_adapters():
            return (yield)
        """,
        Code.PLUGIN_HOOK_OPTION,
        Stage.HOOKS,
    ),
    "generator": (
        """
        from ansinh.adapters import hookimpl
        @hookimpl
        def ansinh_register_adapters():
            yield from ()
            raise ValueError("late")
        """,
        Code.PLUGIN_GENERATOR,
        Stage.REGISTER,
    ),
    "none": (
        """
        from ansinh.adapters import hookimpl
        @hookimpl
        def ansinh_register_adapters(): pass
        """,
        Code.PLUGIN_RAISED,
        Stage.REGISTER,
    ),
    "value": (
        """
        from ansinh.adapters import AdapterSpec, hookimpl
        @hookimpl
        def ansinh_register_adapters(): return [AdapterSpec(profile=None, factory="a:B")]
        """,
        Code.PLUGIN_RAISED,
        Stage.REGISTER,
    ),
    "not a spec": (
        """
        from ansinh.adapters import hookimpl
        @hookimpl
        def ansinh_register_adapters(): return ["sohn.transfer"]
        """,
        Code.PLUGIN_SPEC,
        Stage.VALIDATE,
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_plugin_is_recorded_and_the_others_work(
    install: Install, invented: ModuleType, case: str
) -> None:
    """One bad wheel must not stop a month's payout."""
    text, code, stage = BROKEN[case]
    install("so-hn-adapters", points=POINT, fake_bank=text)
    install("hue-adapters", points="list = fake_hue", fake_hue=invented.plugin("hue.list"))
    registry = discovered()
    assert registry.ids() == ("hue.list",)
    (problem,) = registry.problems
    assert (problem.error.code, problem.stage) == (code, stage)
    assert str(problem).startswith(
        f"so-hn-adapters 0.3 (entry point 'bank = fake_bank'): {stage}: "
    )
    assert str(code) in problem.text.vi
    assert not registry._manager.has_plugin("so-hn-adapters:bank")
    with pytest.raises(UnknownAdapter) as caught:
        registry.get("hue.lost")
    assert str(problem) in str(caught.value)  # told to whoever misses an adapter


def test_a_generator_hook_is_read_to_its_end(install: Install, invented: ModuleType) -> None:
    text = invented.plugin("sohn.transfer").replace("return [", "yield from [")
    install("so-hn-adapters", points=POINT, fake_bank=text)
    assert discovered().ids() == ("sohn.transfer",)


def test_an_entry_point_that_is_no_module_is_refused(install: Install) -> None:
    install("so-hn-adapters", points="bank = fake_bank:Bank", fake_bank="class Bank: pass")
    (problem,) = discovered().problems
    assert problem.error.code == Code.PLUGIN_NOT_MODULE


def test_one_module_behind_two_entry_points_is_taken_once(
    install: Install, invented: ModuleType
) -> None:
    install(
        "so-hn-adapters",
        points="a = fake_bank\nb = fake_bank",
        fake_bank=invented.plugin("sohn.transfer"),
    )
    registry = discovered()
    assert registry.ids() == ("sohn.transfer",)
    assert [p.error.code for p in registry.problems] == [Code.PLUGIN_TWICE]


def test_unreadable_entry_points_are_told(install: Install, invented: ModuleType) -> None:
    install("so-hn-adapters", points="this is no entry point", fake_bank="")
    install("hue-adapters", points="list = fake_hue", fake_hue=invented.plugin("hue.list"))
    registry = discovered()
    assert registry.ids() == ("hue.list",)
    assert [(p.stage, p.source.distribution) for p in registry.problems] == [
        (Stage.FIND, "so-hn-adapters")
    ]


def test_a_distribution_without_a_name_is_told(install: Install) -> None:
    install("so-hn-adapters", points=POINT, metadata="Metadata-Version: 2.1\n", fake_bank="")
    assert [p.error.code for p in discovered().problems] == [Code.PLUGIN_METADATA]


@pytest.mark.parametrize("api", [(2, 0), (1, 1), (0, 9)])
def test_an_adapter_for_another_contract_is_refused(
    install: Install, invented: ModuleType, api: tuple[int, int]
) -> None:
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.new", api=api))
    (problem,) = discovered().problems
    assert isinstance(problem.error, AdapterApiMismatch)
    assert (problem.error.needs, problem.error.offers) == (f"{api[0]}.{api[1]}", "1.0")


def test_a_misspelt_hook_and_a_lost_argument_name_what_there_is(install: Install) -> None:
    install("so-hn-adapters", points=POINT, fake_bank=BROKEN["misspelt"][0])
    (problem,) = discovered().problems
    assert isinstance(problem.error, PluginHookError)
    assert "nearest: ansinh_register_adapters" in str(problem.error)


def test_an_argument_of_a_newer_ansinh_says_what_to_do_and_whose_it_is(install: Install) -> None:
    """pluggy's own words name neither the distribution nor a cure."""
    install("so-hn-adapters", "2.7", points=POINT, fake_bank=BROKEN["too new"][0])
    (problem,) = discovered().problems
    assert str(problem) == (
        "so-hn-adapters 2.7 (entry point 'bank = fake_bank'): hooks: ansinh_check_batch asks for "
        f"the argument treasury, which ansinh {ansinh.__version__} does not give; upgrade ansinh, "
        "or take the argument out; known: batch, profile [plugin-hook-argument]"
    )
    assert "nâng cấp ansinh" in problem.text.vi


def test_what_strict_raises_names_every_distribution_in_a_traceback(
    install: Install, invented: ModuleType
) -> None:
    """A build's log is all that its reader has."""
    for name, module in (("so-hn-adapters", "fake_a"), ("hue-adapters", "fake_b")):
        text = invented.plugin("sohn.transfer")
        install(name, points=f"list = {module}", **{module: text})
    install("acme-pay", points="pay = fake_c", fake_c="raise ValueError")
    with pytest.raises(ExceptionGroup) as caught:
        discovered(strict=True)
    shown = "".join(traceback.format_exception(caught.value))
    assert all(f"{name} 0.3" in shown for name in ("so-hn-adapters", "hue-adapters", "acme-pay"))


def test_strict_raises_all_problems_at_once(install: Install) -> None:
    """For a build that must not go on with a broken plug-in."""
    install("so-hn-adapters", points=POINT, fake_bank="import nowhere_to_be_found")
    install("hue-adapters", points="list = fake_hue", fake_hue="")
    with pytest.raises(ExceptionGroup) as caught:
        discovered(strict=True)
    assert [type(error) for error in caught.value.exceptions] == [PluginError, PluginError]
    assert caught.value.exceptions[0].__notes__ == [
        "hue-adapters 0.3 (entry point 'list = fake_hue'): hooks"
    ]


def test_strict_is_content_when_all_is_well(install: Install, invented: ModuleType) -> None:
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    assert discovered(strict=True).ids() == ("sohn.transfer",)


def test_the_default_registry_reads_what_is_disabled_and_is_made_once(
    install: Install, invented: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    install("hue-adapters", points="list = fake_hue", fake_hue=invented.plugin("hue.list"))
    monkeypatch.setenv("ANSINH_DISABLE_PLUGINS", "ansinh, so-hn-adapters,")
    default_registry.cache_clear()
    try:
        assert default_registry().ids() == ("hue.list",)
        assert default_registry() is default_registry()
    finally:
        default_registry.cache_clear()


# --- asking for an adapter ------------------------------------------------------------------


def test_an_unknown_id_suggests_the_nearest(invented: ModuleType) -> None:
    registry = Registry()
    registry.register(invented.spec(), source="test")
    with pytest.raises(UnknownAdapter) as caught:
        registry.get("demo.line")
    assert caught.value.nearest == ("demo.lines",)
    assert caught.value.known == ("demo.lines",)
    assert isinstance(caught.value, LookupError)
    again = pickle.loads(pickle.dumps(caught.value))  # errors cross process borders
    assert (again.adapter, str(again)) == ("demo.line", str(caught.value))


def test_an_adapter_is_made_once_and_found_by_its_old_id(invented: ModuleType) -> None:
    registry = Registry()
    registry.register(invented.spec(aliases=("demo.old",)), source="test")
    assert registry.get("demo.old") is registry.get("demo.lines")
    assert registry.ids() == ("demo.lines",)


def test_threads_that_ask_at_once_get_one_adapter(invented: ModuleType) -> None:
    made = []
    gate = threading.Barrier(4)

    def factory() -> PayoutAdapter:
        made.append(1)
        return invented.DemoAdapter()

    registry = Registry()
    registry.register(invented.spec(factory=factory), source="test")

    def ask() -> BoundAdapter:
        gate.wait()
        return registry.get("demo.lines")

    with ThreadPoolExecutor(4) as pool:
        got = {id(future.result()) for future in [pool.submit(ask) for _ in range(4)]}
    assert (len(got), len(made)) == (1, 1)


def test_a_factory_is_named_by_a_text(install: Install, invented: ModuleType) -> None:
    made = "from pathlib import Path\n"
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    install("helper", points="", fake_absent=made + "class Fake: pass")
    with pytest.raises(AdapterContractError) as caught:
        discovered().get("sohn.transfer")
    assert (caught.value.code, caught.value.exception) == (Code.CONTRACT_TYPE, "Fake")


def test_a_factory_that_cannot_be_imported_says_what_is_missing(
    install: Install, invented: ModuleType
) -> None:
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    with pytest.raises(PluginError) as caught:
        discovered().get("sohn.transfer")
    assert caught.value.code == Code.PLUGIN_FACTORY
    assert "No module named 'fake_absent'" in str(caught.value)
    assert "so-hn-adapters 0.3" in str(caught.value)
    assert caught.value.__context__ is None


def test_a_missing_extra_keeps_its_type(invented: ModuleType) -> None:
    def factory() -> PayoutAdapter:
        raise MissingExtra(EXTRA, "writing workbooks")

    registry = Registry()
    registry.register(invented.spec(factory=factory), source="test")
    with pytest.raises(MissingExtra) as caught:
        registry.get("demo.lines")
    assert caught.value.__notes__ == ["adapter demo.lines from test: make"]


def test_an_adapter_with_another_profile_than_it_signed_up_is_refused(invented: ModuleType) -> None:
    other = invented.attrs.evolve(invented.PROFILE, format_version="2")
    registry = Registry()
    registry.register(AdapterSpec(profile=other, factory=invented.DemoAdapter), source="test")
    with pytest.raises(AdapterContractError) as caught:
        registry.get("demo.lines")
    assert caught.value.code == Code.CONTRACT_PROFILE


def test_what_the_program_registers_is_looked_at_as_a_plugin_is(invented: ModuleType) -> None:
    class Foreign(str):
        __slots__ = ()

    registry = Registry()
    for given in (5, None, invented.spec, invented.spec(aliases=(Foreign("demo.old"),))):
        with pytest.raises(PluginError) as caught:
            registry.register(given, source="test")
        assert caught.value.code == Code.PLUGIN_SPEC
        assert "Registry.register has" in str(caught.value)
    assert registry.ids() == ()


def test_a_second_claim_of_the_running_program_changes_nothing(invented: ModuleType) -> None:
    registry = Registry()
    registry.register(invented.spec(), source="one")
    with pytest.raises(AdapterConflict) as caught:
        registry.register(invented.spec(), source="two")
    assert caught.value.sources == ("one", "two")
    assert registry.get("demo.lines").source.distribution == "one"
    with pytest.raises(AdapterApiMismatch):
        registry.register(invented.spec(api=(9, 0)), source="three")


# --- plug-ins of the running program, checks and observers -----------------------------------


def test_a_module_of_the_running_program_is_taken_in_wholly_or_not(invented: ModuleType) -> None:
    @hookimpl
    def ansinh_register_adapters() -> list[AdapterSpec]:
        return [invented.spec()]

    plugin = invented.module("inline", ansinh_register_adapters=ansinh_register_adapters)
    again = invented.module("again", ansinh_register_adapters=ansinh_register_adapters)
    registry = Registry()
    registry.register_plugin(plugin, source="notebook")
    assert registry.ids() == ("demo.lines",)
    with pytest.raises(AdapterConflict):
        registry.register_plugin(again, source="other")
    with pytest.raises(PluginError):
        registry.register_plugin(invented.module("empty"), source="empty")
    assert registry.ids() == ("demo.lines",)
    assert not registry._manager.has_plugin("other")


def finding(code: Code, *, blocking: bool = False) -> BatchFinding:
    return BatchFinding(code=code, message=Text("over", "vượt"), blocking=blocking)


def test_what_plugins_find_in_a_batch_is_sorted_and_a_failing_one_is_recorded(
    invented: ModuleType, batch: PaymentBatch
) -> None:
    @hookimpl
    def ansinh_check_batch(batch: PaymentBatch) -> Iterator[BatchFinding]:
        yield finding("b:size")
        yield finding("a:total", blocking=batch.count == 2)

    def other(profile: FormatProfile, batch: PaymentBatch) -> list[BatchFinding]:
        raise ValueError(invented.SECRET, profile, batch)

    def third() -> list[str]:
        return ["no finding"]

    registry = Registry()
    registry.register(invented.spec(), source="test")
    for source, hook in {"one": ansinh_check_batch, "two": other, "three": third}.items():
        plugin = invented.module(source, ansinh_check_batch=hookimpl(hook))
        registry.register_plugin(plugin, source=source)
    assert [f.code for f in registry.check_batch(batch)] == ["a:total", "b:size"]
    assert [(p.source.distribution, p.error.code) for p in registry.problems] == [
        ("three", Code.PLUGIN_CHECK),
        ("two", Code.PLUGIN_CHECK),
    ]
    assert invented.SECRET not in "".join(str(p) for p in registry.problems)


def test_observers_are_told_what_was_done_and_a_failing_one_stops_nothing(
    invented: ModuleType, batch: PaymentBatch, request_: RenderRequest
) -> None:
    events = []

    def watch(event: AdapterEvent) -> None:
        events.append(event)

    def fail(event: AdapterEvent) -> None:
        raise ValueError(invented.SECRET, event)

    registry = Registry()
    registry.register(invented.spec(), source="test")
    for source, hook in {"one": watch, "two": fail}.items():
        plugin = invented.module(source, ansinh_observe=hookimpl(hook))
        registry.register_plugin(plugin, source=source)
    file = registry.get("demo.lines").render(request_)
    registry.get("demo.lines").render(request_)
    assert [(e.adapter, e.operation, e.batch, e.sha256) for e in events] == [
        ("demo.lines", "render", batch.digest, file.sha256)
    ] * 2
    assert (events[0].count, events[0].total, events[0].error) == (2, batch.total, "")
    (problem,) = registry.problems  # told once, however often it fails
    assert (problem.stage, problem.source.distribution) == (Stage.USE, "two")
    assert "test_registry:" in str(problem)
    assert invented.SECRET not in str(problem)


# --- whose file is it ------------------------------------------------------------------------


def with_pattern(
    invented: ModuleType, adapter_id: str, *patterns: str, **methods: object
) -> AdapterSpec:
    profile = invented.attrs.evolve(invented.PROFILE, id=adapter_id, filename_patterns=patterns)
    adapter = invented.adapter_like(profile=profile, **methods)
    return AdapterSpec(profile=profile, factory=adapter)


def test_a_file_is_known_by_its_name(invented: ModuleType) -> None:
    registry = Registry()
    registry.register(with_pattern(invented, "a.list", "A_*.txt"), source="test")
    registry.register(with_pattern(invented, "b.list", "b_*.txt"), source="test")
    assert registry.identify("C:\\inbox\\a_07.TXT").id == "a.list"
    with pytest.raises(AmbiguousFile) as caught:
        registry.identify(f"{invented.SECRET}.pdf")
    assert caught.value.code == Code.FILE_UNRECOGNISED
    assert invented.SECRET not in str(caught.value)


def test_content_decides_between_two_that_know_the_name(invented: ModuleType) -> None:
    def starts(sign: bytes) -> Callable[[object, FileProbe], bool]:
        return lambda _self, probe: probe.head.startswith(sign)

    registry = Registry()
    for name in ("a", "b"):
        spec = with_pattern(invented, f"{name}.list", "*.txt", sniff=starts(name.encode()))
        registry.register(spec, source="test")
    assert registry.identify("x.txt", b"b;1").id == "b.list"
    assert registry.identify("no-name-that-anybody-knows", b"a;1").id == "a.list"
    both = with_pattern(invented, "c.list", "*.txt", sniff=starts(b""))
    registry.register(both, source="test")
    with pytest.raises(AmbiguousFile) as caught:
        registry.identify("x.txt", b"b;1")
    assert caught.value.candidates == ("b.list", "c.list")


def test_an_adapter_that_cannot_look_is_recorded_and_the_others_are_asked(
    invented: ModuleType,
) -> None:
    def fails(_self: object, _probe: FileProbe) -> bool:
        raise ValueError(invented.SECRET)

    def refuses(_self: object, _probe: FileProbe) -> bool:
        raise ParseFailed([])

    def lacks() -> PayoutAdapter:
        raise MissingExtra(EXTRA, "writing workbooks")

    registry = Registry()
    registry.register(with_pattern(invented, "a.list", "*.txt", sniff=fails), source="a")
    registry.register(with_pattern(invented, "b.list", "*.txt", sniff=refuses), source="b")
    registry.register(with_pattern(invented, "c.list", "*.txt"), source="c")
    lacking = invented.attrs.evolve(with_pattern(invented, "d.list", "*.txt"), factory=lacks)
    registry.register(lacking, source="d")
    assert registry.identify("x.txt").id == "c.list"
    assert [p.source.distribution for p in registry.problems] == ["a", "d"]
    assert "ansinh[xlsx]" in str(registry.problems[1])


def test_it_explains_itself_in_both_languages(
    install: Install, invented: ModuleType, tmp_path: Path
) -> None:
    install("so-hn-adapters", points=POINT, fake_bank=invented.plugin("sohn.transfer"))
    install("hue-adapters", points="list = fake_hue", fake_hue="")
    said = discovered().explain()
    assert "sohn.transfer · Fake · assumed · 1 · render · so-hn-adapters 0.3" in said.en
    assert "sohn.transfer · Giả · giả định" in said.vi
    assert "Lỗi: 1" in said.vi
    assert Registry().explain().en == "Adapters: 0"
    assert str(tmp_path) not in said.en


def test_a_plug_in_that_only_listens_is_explained_too(install: Install) -> None:
    """It hears of every payment, so whoever asks should know."""
    text = """
        from ansinh.adapters import hookimpl
        @hookimpl
        def ansinh_observe(event): return None
    """
    install("so-hn-audit", "1.2", points="audit = fake_audit", fake_audit=text)
    registry = discovered()
    said = "so-hn-audit 1.2 (entry point 'audit = fake_audit'): ansinh_observe"
    assert f"Answers: {said}" in registry.explain().en
    assert f"Đáp ứng: {said}" in registry.explain().vi
    (plugin,) = registry.inventory().plugins
    assert plugin.hooks == ("ansinh_observe",)
