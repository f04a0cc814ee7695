"""Hostile plug-ins: each is named, with distribution and version, and no other adapter suffers.

What is wrong is in one installed distribution, ``so-hn-adapters 0.3``; beside it stands a right
one, which must write the same bytes whatever the other does.
"""

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import attrs
import pytest
from tests.unit.adapters.hostile import adapter_text

from ansinh.adapters import (
    BoundAdapter,
    FileProbe,
    ParseRequest,
    Registry,
    RenderedFile,
    RenderRequest,
    Stage,
)
from ansinh.errors import (
    AdapterContractError,
    AmbiguousFile,
    Code,
    PluginError,
    RenderRefused,
    UnknownAdapter,
)
from ansinh.payment import PaymentBatch
from ansinh.people import Bank, BankAccount, PersonName

Install = Callable[..., None]
Hostile = Callable[..., BoundAdapter]

DISTRIBUTION: Final = "so-hn-adapters 0.3"
BAD: Final = "sohn.lines"
GOOD: Final = "hue.lines"


@pytest.fixture
def orders(invented: ModuleType, batch: PaymentBatch) -> PaymentBatch:
    """Order three payments into accounts."""
    holder = PersonName(invented.SECRET)
    return attrs.evolve(
        batch,
        provider=BAD,
        instructions=tuple(
            attrs.evolve(
                invented.instruction(f"A-{number}", 500_000 + number),
                channel=BankAccount(Bank("VIETINBANK"), f"000000000{number}", holder),
            )
            for number in range(3)
        ),
    )


@pytest.fixture
def registry(install: Install, orders: PaymentBatch) -> Iterator[Callable[..., Registry]]:
    """Install a hostile plug-in beside a right one; at the end the right one still works."""
    before = orders.digest

    def discovered(module: str, *, strict: bool = False, **more: Any) -> Registry:
        install("so-hn-adapters", points="bank = fake_bank", fake_bank=module, **more)
        install("hue-adapters", points="list = fake_hue", fake_hue=adapter_text(GOOD))
        made.append(Registry.discover(disabled={"ansinh"}, strict=strict))
        return made[0]

    made: list[Registry] = []
    yield discovered
    rows = [f"{o.reference};{o.amount.value};{o.account}\n" for o in orders.instructions]
    other = attrs.evolve(orders, provider=GOOD)
    file = made[0].get(GOOD).render(RenderRequest(batch=other, as_of=date(2024, 7, 1)))
    assert file.content.decode() == "".join(rows)
    fresh = attrs.evolve(orders, instructions=orders.instructions)
    assert fresh.digest == before
    assert orders.total == fresh.total


@pytest.fixture
def hostile(registry: Callable[..., Registry]) -> Hostile:
    """Give the façade of an adapter that does something else than the right one."""

    def bound(body: str) -> BoundAdapter:
        return registry(adapter_text(BAD, body)).get(BAD)

    return bound


def request_for(batch: PaymentBatch) -> RenderRequest:
    return RenderRequest(batch=batch, as_of=date(2024, 7, 1))


@contextmanager
def broken(code: Code) -> Iterator[pytest.ExceptionInfo[AdapterContractError]]:
    """Expect a broken promise that names whose it is."""
    with pytest.raises(AdapterContractError) as caught:
        yield caught
    assert (caught.value.code, caught.value.adapter) == (code, BAD)
    assert DISTRIBUTION in str(caught.value)
    assert DISTRIBUTION in caught.value.text.vi


# --- at import and at sign-up ------------------------------------------------------------------

AT_IMPORT: Final = {
    "exception": ("raise ValueError('broken')", "ValueError: broken"),
    "exit": ("import sys; sys.exit('no licence')", "SystemExit: no licence"),
    "base exception": (
        "class Stop(BaseException): pass\nraise Stop('stopped')",
        "Stop: stopped",
    ),
    "memory": ("raise MemoryError", "MemoryError"),
    "recursion": ("def f(): return f()\nf()", "RecursionError: maximum recursion depth"),
    "syntax": ("def f(:", "SyntaxError"),
    "cannot say what it is": (
        "class Mute(Exception):\n    def __str__(self): raise ValueError\nraise Mute",
        "Mute",
    ),
    "replaced by something else": (
        "import sys\nsys.modules[__name__] = object()",
        "plugin-not-module",
    ),
    "an object that hates to be looked at": (
        (
            "class Sore:\n"
            "    @property\n"
            "    def __class__(self): raise RuntimeError('outside of a context')\n"
            "sore = Sore()"
        ),
        "RuntimeError: outside of a context",
    ),
    "orders to the terminal": ("raise ValueError('\x1b[2J\x07gone')", "ValueError: ?[2J?gone;"),
    "a novel": ("raise ValueError('x' * 9_999)", "x" * 400 + "…"),
    "a module without hooks": ("import json", "plugin-no-hook"),
}


@pytest.mark.parametrize("case", AT_IMPORT)
def test_what_fails_at_import_is_recorded(registry: Callable[..., Registry], case: str) -> None:
    text, words = AT_IMPORT[case]
    found = registry(text)
    assert found.ids() == (GOOD,)
    (problem,) = found.problems
    assert str(problem).startswith(f"{DISTRIBUTION} (entry point 'bank = fake_bank'): ")
    assert words in str(problem)
    with pytest.raises(UnknownAdapter, match=DISTRIBUTION):
        found.get(BAD)


def test_an_interrupt_at_import_goes_through(install: Install) -> None:
    """Ctrl-C is nobody's fault, and must stop what it was meant to stop."""
    install("so-hn-adapters", points="bank = fake_bank", fake_bank="raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        Registry.discover(disabled={"ansinh"})


SIGN_UP: Final = """
from ansinh.adapters import AdapterSpec, hookimpl
{before}
@hookimpl
def ansinh_register_adapters():
    {body}
"""
AT_SIGN_UP: Final = {
    "exception": ("", "raise KeyError('x')", Code.PLUGIN_RAISED),
    "exit": ("", "raise SystemExit", Code.PLUGIN_RAISED),
    "base exception": ("class Stop(BaseException): pass", "raise Stop", Code.PLUGIN_RAISED),
    "an error of ours": (
        "from ansinh.errors import UnknownAdapter",
        "raise UnknownAdapter(adapter='hue.lines')",
        Code.PLUGIN_RAISED,
    ),
    "a text": ("", "return 'sohn.lines'", Code.PLUGIN_SPEC),
    "late": ("", "yield from (1 // n for n in [1, 0])", Code.PLUGIN_GENERATOR),
    "a list that raises late": (
        "class Late:\n    def __iter__(self):\n        yield 1\n        raise ValueError",
        "return Late()",
        Code.PLUGIN_RAISED,
    ),
    "a class that lies": (
        "class Lie:\n    @property\n    def __class__(self): return AdapterSpec",
        "return [Lie()]",
        Code.PLUGIN_SPEC,
    ),
    "a subclass": (
        "class Mine(AdapterSpec): pass",
        "return [Mine.__new__(Mine)]",
        Code.PLUGIN_SPEC,
    ),
    "a profile forced in": (
        "spec = AdapterSpec.__new__(AdapterSpec)\nobject.__setattr__(spec, 'profile', 1)",
        "return [spec]",
        Code.PLUGIN_SPEC,
    ),
    "an id that is equal to all ids": (
        (
            "from ansinh_vnpost.profile import PROFILE\n"
            "import attrs\n"
            "class Same(str):\n"
            "    def __eq__(self, other): return True\n"
            "    __hash__ = str.__hash__"
        ),
        (
            "profile = attrs.evolve(PROFILE, id=Same('sohn.lines'))\n"
            "    return [AdapterSpec(profile=profile, factory='a:B')]"
        ),
        Code.PLUGIN_SPEC,
    ),
    "a word for a result that is one of its own": (
        (
            "from ansinh_vnpost.profile import PROFILE\n"
            "import attrs\n"
            "class Paid(str):\n"
            "    def __eq__(self, other): return True\n"
            "    __hash__ = str.__hash__"
        ),
        (
            "profile = attrs.evolve(PROFILE, id='sohn.lines', result_codes={'x': Paid('paid')})\n"
            "    return [AdapterSpec(profile=profile, factory='a:B')]"
        ),
        Code.PLUGIN_SPEC,
    ),
    "a word of an enumeration of its own": (
        (
            "from ansinh_vnpost.profile import PROFILE\n"
            "import attrs\n"
            "from enum import Enum\n"
            "class Id(str, Enum):\n"
            "    ALL = 'sohn.lines'\n"
            "    def __eq__(self, other): return True\n"
            "    __hash__ = str.__hash__"
        ),
        (
            "profile = attrs.evolve(PROFILE, id=Id.ALL)\n"
            "    return [AdapterSpec(profile=profile, factory='a:B')]"
        ),
        Code.PLUGIN_SPEC,
    ),
    "a rule for names that fails later": (
        (
            "from ansinh_vnpost.profile import PROFILE\n"
            "import attrs\n"
            "from ansinh.formats import NameRule\n"
            "class Rule(NameRule):\n"
            "    @property\n"
            "    def length(self): raise ValueError\n"
            "rule = Rule.__new__(Rule)"
        ),
        (
            "profile = attrs.evolve(PROFILE, id='sohn.lines', name_rule=rule)\n"
            "    return [AdapterSpec(profile=profile, factory='a:B')]"
        ),
        Code.PLUGIN_SPEC,
    ),
    "an alias by force": (
        "from ansinh_vnpost.profile import PROFILE",
        (
            "spec = AdapterSpec(profile=PROFILE, factory='a:B')\n"
            "    object.__setattr__(spec, 'aliases', ['sohn.lines'])\n"
            "    return [spec]"
        ),
        Code.PLUGIN_SPEC,
    ),
    "nothing set": ("", "return [AdapterSpec.__new__(AdapterSpec)]", Code.PLUGIN_RAISED),
}


@pytest.mark.parametrize("case", AT_SIGN_UP)
def test_what_fails_at_sign_up_is_recorded_and_nothing_of_it_stays(
    registry: Callable[..., Registry], case: str
) -> None:
    before, body, code = AT_SIGN_UP[case]
    found = registry(SIGN_UP.format(before=before, body=body))
    (problem,) = found.problems
    assert (problem.error.code, problem.source.version) == (code, "0.3")
    assert problem.stage in {Stage.REGISTER, Stage.VALIDATE}
    assert [name for name, _ in found._manager.list_name_plugin()] == ["hue-adapters:list"]
    assert list(found._sources) == ["hue-adapters:list"]


def test_one_bad_specification_takes_the_good_one_of_its_package_along(
    registry: Callable[..., Registry],
) -> None:
    """Wholly or not at all: half a package would be a surprise."""
    text = adapter_text(BAD).replace("factory=Adapter)]", "factory=Adapter), 1]")
    assert registry(text).ids() == (GOOD,)


METADATA: Final = {"no name": "Version: 0.3\n", "not UTF-8": "Name: S\udcff"}


@pytest.mark.parametrize("case", METADATA)
def test_unreadable_metadata_names_the_folder(
    registry: Callable[..., Registry], case: str, tmp_path: Path
) -> None:
    found = registry(adapter_text(BAD), metadata=METADATA[case])
    (problem,) = found.problems
    assert problem.stage is Stage.FIND
    assert str(problem).startswith(f"{DISTRIBUTION}: find: ")
    assert str(tmp_path) not in str(problem)


def test_a_broken_import_hook_is_told(
    registry: Callable[..., Registry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then nobody knows what is installed; it must not look like an empty installation."""
    found = registry(adapter_text(BAD))

    class Broken:
        def find_distributions(self, *_: object) -> None:
            raise OSError

    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    told = Registry.discover()
    assert [(p.stage, p.error.code) for p in told.problems] == [(Stage.FIND, Code.PLUGIN_METADATA)]
    assert found.ids() == (GOOD, BAD)


@pytest.mark.parametrize("hook", ["ansinh_observe", "ansinh_check_batch"])
def test_an_interrupt_in_a_hook_goes_through(
    registry: Callable[..., Registry], orders: PaymentBatch, hook: str
) -> None:
    found = registry(
        LISTENER.format(
            hook=hook,
            arguments="",
            body=(
                "raised = SEEN or SEEN.append(1)\n"
                "    if not raised: raise KeyboardInterrupt\n    return []"
            ),
        )
    )
    other = attrs.evolve(orders, provider=GOOD)
    observed = hook == "ansinh_observe"
    with pytest.raises(KeyboardInterrupt):
        found.get(GOOD).render(request_for(other)) if observed else found.check_batch(other)
    assert found.problems == ()


# --- making -------------------------------------------------------------------------------------

FACTORIES: Final = {
    "raises": ("def factory(): raise ValueError('licence')", Code.PLUGIN_FACTORY),
    "exits": ("def factory(): raise SystemExit", Code.PLUGIN_FACTORY),
    "a subclass of our error": (
        "class Odd(AdapterError): pass\ndef factory(): raise Odd('x')",
        Code.PLUGIN_FACTORY,
    ),
    "something else": ("def factory(): return 'adapter'", Code.CONTRACT_TYPE),
    "a profile that is equal to all": (
        (
            "class Same:\n    def __eq__(self, other): return True\n"
            "    def __ne__(self, other): return False\n"
            "    __hash__ = None\n"
            "class Liar(Right): profile = Same()\nfactory = Liar"
        ),
        Code.CONTRACT_PROFILE,
    ),
    "a profile that cannot be compared": (
        (
            "class Sore:\n    def __eq__(self, other): raise ValueError\n    __hash__ = None\n"
            "class Liar(Right): profile = Sore()\nfactory = Liar"
        ),
        Code.CONTRACT_PROFILE,
    ),
    "an adapter that hates to be looked at": (
        "class Sore:\n    @property\n    def __class__(self): raise ValueError\nfactory = Sore",
        Code.PLUGIN_FACTORY,
    ),
}


@pytest.mark.parametrize("case", FACTORIES)
def test_a_factory_that_fails_is_the_adapters_own_failure(
    registry: Callable[..., Registry], case: str
) -> None:
    text, code = FACTORIES[case]
    made = adapter_text(BAD).replace("@hookimpl", f"{text}\n\n@hookimpl")
    found = registry(made.replace("factory=Adapter", "factory=factory"))
    with pytest.raises(PluginError, match=DISTRIBUTION) as caught:
        found.get(BAD)
    assert caught.value.code == code
    assert any(DISTRIBUTION in note for note in caught.value.__notes__)


def test_an_interrupt_in_a_factory_goes_through(registry: Callable[..., Registry]) -> None:
    made = adapter_text(BAD).replace(
        "factory=Adapter", "factory=lambda: exec('raise KeyboardInterrupt')"
    )
    with pytest.raises(KeyboardInterrupt):
        registry(made).get(BAD)


def test_a_profile_that_is_changed_after_sign_up_changes_nothing(
    registry: Callable[..., Registry],
) -> None:
    """What was checked is what counts; the adapter that follows the other one is refused."""
    found = registry(adapter_text(BAD))
    object.__setattr__(sys.modules["fake_bank"].PROFILE, "id", GOOD)
    assert [profile.id for profile in found.profiles()] == [GOOD, BAD]
    with broken(Code.CONTRACT_PROFILE):
        found.get(BAD)


# --- writing ------------------------------------------------------------------------------------

ROWS: Final = """
def render(self, request, /):
    batch = request.batch
    rows = self.rows(batch)
    {change}
    return self.file(rows, {count}, batch.total)
"""
FILES: Final = {
    "a row less, and says so": (
        ROWS.format(change="rows.pop()", count="len(rows)"),
        Code.CONTRACT_COUNT,
    ),
    "a row less, and does not say so": (
        ROWS.format(change="rows.pop()", count="batch.count"),
        Code.CONTRACT_LINES,
    ),
    "a row twice and another not": (
        ROWS.format(change="rows[1] = (rows[2][0], *rows[1][1:])", count="batch.count"),
        Code.CONTRACT_REFERENCE,
    ),
    "a đồng too much": (
        ROWS.format(change="rows[0] = (rows[0][0], rows[0][1] + 1, '')", count="batch.count"),
        Code.CONTRACT_SUM,
    ),
    "two amounts swapped": (
        ROWS.format(
            change="(a, m, x), (b, n, y), *more = rows; rows = [(a, n, x), (b, m, y), *more]",
            count="batch.count",
        ),
        Code.CONTRACT_AMOUNT,
    ),
    "two accounts swapped": (
        ROWS.format(
            change="(a, m, x), (b, n, y), *more = rows; rows = [(a, m, y), (b, n, x), *more]",
            count="batch.count",
        ),
        Code.CONTRACT_ACCOUNT,
    ),
    "accounts a row too low": (
        ROWS.format(
            change="accounts = [a for *_, a in rows]; accounts = accounts[-1:] + accounts[:-1]; "
            "rows = [(r, m, a) for (r, m, _), a in zip(rows, accounts)]",
            count="batch.count",
        ),
        Code.CONTRACT_ACCOUNT,
    ),
    "references of nobody": (
        ROWS.format(change="rows = [(f'X{n}', *r[1:]) for n, r in enumerate(rows)]", count="3"),
        Code.CONTRACT_REFERENCE,
    ),
    "no references, and two amounts changed": (
        ROWS.format(
            change="rows = [('', m + d, a) for (_, m, a), d in zip(rows, (-2, 2, 0))]", count="3"
        ),
        Code.CONTRACT_AMOUNT,
    ),
    "no references, and accounts a row too low": (
        ROWS.format(
            change="accounts = [a for *_, a in rows]; accounts = accounts[-1:] + accounts[:-1]; "
            "rows = [('', m, a) for (_, m, _), a in zip(rows, accounts)]",
            count="batch.count",
        ),
        Code.CONTRACT_ACCOUNT,
    ),
    "another total": (
        (
            "def render(self, request, /):\n"
            "    return self.file(self.rows(request.batch), request.batch.count, Dong(1))"
        ),
        Code.CONTRACT_TOTAL,
    ),
    "bytes": ("def render(self, request, /): return b'lines'", Code.CONTRACT_TYPE),
    "a file that says another thing at the second look": (
        (
            "def render(self, request, /):\n"
            "    class Two(RenderedFile):\n"
            "        looks = 0\n"
            "        @property\n"
            "        def content(self):\n"
            "            Two.looks += 1\n"
            "            return good.content if Two.looks == 1 else b'other'\n"
            "    good = super().render(request)\n"
            "    return Two.__new__(Two)"
        ),
        Code.CONTRACT_TYPE,
    ),
    "a name that is more than a text": (
        (
            "def render(self, request, /):\n"
            "    class Name(str):\n"
            "        def __format__(self, how): return '../../evil'\n"
            "    return attrs.evolve(super().render(request), filename=Name('lines.txt'))"
        ),
        Code.CONTRACT_TYPE,
    ),
    "a total that is equal to all": (
        (
            "def render(self, request, /):\n"
            "    class Same(Dong):\n"
            "        def __eq__(self, other): return True\n"
            "        __hash__ = None\n"
            "    return attrs.evolve(super().render(request), total=Same(1))"
        ),
        Code.CONTRACT_TYPE,
    ),
    "a total that cannot be compared": (
        (
            "def render(self, request, /):\n"
            "    class Sore(Dong):\n"
            "        def __eq__(self, other): raise ValueError\n"
            "        def __repr__(self): raise ValueError\n"
            "        __hash__ = None\n"
            "    return attrs.evolve(super().render(request), total=Sore(1))"
        ),
        Code.CONTRACT_TYPE,
    ),
    "an amount by force": (
        (
            "def render(self, request, /):\n"
            "    file = super().render(request)\n"
            "    object.__setattr__(file, 'total', Dong.__new__(Dong))\n"
            "    object.__setattr__(file.total, 'value', 1.5)\n"
            "    return file"
        ),
        Code.CONTRACT_TYPE,
    ),
    "a file name by force": (
        (
            "def render(self, request, /):\n"
            "    file = super().render(request)\n"
            "    object.__setattr__(file, 'filename', '../evil.txt')\n"
            "    return file"
        ),
        Code.CONTRACT_TYPE,
    ),
    "an exit": ("def render(self, request, /): raise SystemExit", Code.CONTRACT_RAISED),
    "no memory": ("def render(self, request, /): raise MemoryError", Code.CONTRACT_RAISED),
    "no end": ("def render(self, request, /): return self.render(request)", Code.CONTRACT_RAISED),
    "an exception of its own": (
        "def render(self, request, /):\n    class Stop(BaseException): pass\n    raise Stop",
        Code.CONTRACT_RAISED,
    ),
    "an error of its own under ours": (
        (
            "def render(self, request, /):\n    class Odd(RenderRefused): pass\n"
            "    raise Odd([(request.batch.instructions[0].reference.text, 'limits')])"
        ),
        Code.CONTRACT_RAISED,
    ),
    "a refusal of nothing": (
        "def render(self, request, /): raise RenderRefused([])",
        Code.CONTRACT_REFUSAL,
    ),
    "a refusal of somebody else's order": (
        "def render(self, request, /): raise RenderRefused([('A' * 20, 'limits')])",
        Code.CONTRACT_REFUSAL,
    ),
    "a refusal in a sentence": (
        (
            "def render(self, request, /):\n"
            "    raise RenderRefused([(request.batch.instructions[0].reference.text, 'Bà Thử')])"
        ),
        Code.CONTRACT_REFUSAL,
    ),
    "a refusal that is no list": (
        (
            "def render(self, request, /):\n"
            "    error = RenderRefused([])\n"
            "    error.refusals = 7\n"
            "    raise error"
        ),
        Code.CONTRACT_RAISED,
    ),
    "cannot read what it wrote": (
        "def read_back(self, data, /): raise ParseFailed([])",
        Code.CONTRACT_READ_BACK,
    ),
    "leaves while it reads": (
        "def read_back(self, data, /): raise SystemExit",
        Code.CONTRACT_READ_BACK,
    ),
    "raises late": (
        (
            "def read_back(self, data, /):\n"
            "    yield from super().read_back(data)\n"
            "    raise ValueError"
        ),
        Code.CONTRACT_READ_BACK,
    ),
    "reads back something else than lines": (
        "def read_back(self, data, /): return data.splitlines()",
        Code.CONTRACT_TYPE,
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_not_the_batch_never_gets_out(
    hostile: Hostile, orders: PaymentBatch, invented: ModuleType, case: str
) -> None:
    body, code = FILES[case]
    adapter = hostile(body)
    with broken(code) as caught:
        adapter.render(request_for(orders))
    assert invented.SECRET not in str(caught.value)
    assert not {o.account for o in orders.instructions} & set(str(caught.value).split())


def test_orders_that_differ_are_named_by_our_references(
    hostile: Hostile, orders: PaymentBatch
) -> None:
    """Whoever looks for the mistake knows where; what stands in the file is not repeated."""
    change = "rows = [(f'Bà Thử {n}', *r[1:]) for n, r in enumerate(rows)]"
    with broken(Code.CONTRACT_REFERENCE) as caught:
        hostile(ROWS.format(change=change, count="3")).render(request_for(orders))
    assert all(order.reference.text in str(caught.value) for order in orders.instructions)
    assert "Bà Thử" not in str(caught.value)


@pytest.mark.parametrize("row", ["('', m, '')", "('', m, a)", "(r, m, '')"])
def test_a_format_without_a_place_for_reference_or_account_is_no_liar(
    hostile: Hostile, orders: PaymentBatch, row: str
) -> None:
    """What the file says is compared; what it has no place for is not."""
    change = f"rows = [{row} for r, m, a in rows][::-1]"
    assert hostile(ROWS.format(change=change, count="3")).render(request_for(orders)).count == 3


CHANGES: Final = {
    "an amount": "object.__setattr__(orders[0].lines[0].amount, 'value', 1)",
    "an account": "object.__setattr__(orders[0].channel, 'number', '0000000009')",
    "a name": "object.__setattr__(orders[0].channel.holder_name, 'text', 'Kẻ Gian')",
    "the orders": "object.__setattr__(batch, 'instructions', orders[::-1] + orders[:1])",
    "what is worked out": "object.__setattr__(batch, 'total', Dong(1))",
    "a dict": "batch.by_reference.clear()",
    "the programme of all": "object.__setattr__(batch.programme, 'code', 'X')",
    "the settings": "request.settings._items['key'] = 'x'",
}
CHANGING: Final = """
def render(self, request, /):
    file = super().render(request)
    batch, orders = request.batch, request.batch.instructions
    {change}
    return file
"""


@pytest.mark.parametrize("change", CHANGES)
def test_what_it_changes_is_its_own(hostile: Hostile, orders: PaymentBatch, change: str) -> None:
    """The caller's batch is the plan's, and the reconciliation's after it."""
    known, request = orders.by_reference, request_for(orders)
    before = (orders.total, dict(known), orders.digest)
    adapter = hostile(CHANGING.format(change=CHANGES[change]))
    assert adapter.render(request).count == 3
    assert (orders.total, dict(orders.by_reference), orders.digest) == before
    assert dict(request.settings) == {}


@pytest.mark.parametrize("change", ["an amount", "an account", "the orders"])
def test_a_file_of_what_it_changed_is_refused(
    hostile: Hostile, orders: PaymentBatch, change: str
) -> None:
    body = CHANGING.format(change=CHANGES[change]).replace(
        "return file", "return super().render(request)"
    )
    with pytest.raises(AdapterContractError, match=DISTRIBUTION):
        hostile(body).render(request_for(orders))


def test_what_it_keeps_is_of_no_use_to_it(hostile: Hostile, orders: PaymentBatch) -> None:
    """Batch, file and results are changed long after they were checked."""
    adapter = hostile(
        """
        def render(self, request, /):
            file = super().render(request)
            KEPT.extend([request.batch, file])
            return file

        def parse_results(self, request, /):
            results = super().parse_results(request)
            KEPT.append(results)
            return results
        """
    )
    file = adapter.render(request_for(orders))
    results = adapter.parse_results(ParseRequest(data=file.content, batch=orders))
    batch, kept_file, kept_results = sys.modules["fake_bank"].KEPT
    object.__setattr__(batch.instructions[0].channel, "number", "0000000009")
    object.__setattr__(kept_file, "content", b"other")
    object.__setattr__(kept_file.total, "value", 1)
    object.__setattr__(kept_results.outcomes[0].amount, "value", 1)
    kept_results.rows._items.clear()
    assert isinstance(file, RenderedFile)
    assert (file.content.count(b"\n"), file.total) == (3, orders.total)
    assert [one.amount for one in results.outcomes] == [o.amount for o in orders.instructions]
    assert dict(results.rows) == {"record": 3}


def test_warnings_of_an_adapter_are_warnings(hostile: Hostile, orders: PaymentBatch) -> None:
    adapter = hostile(
        "def render(self, request, /):\n"
        "    warnings.warn('old', stacklevel=1)\n"
        "    return super().render(request)"
    )
    with pytest.warns(UserWarning, match="old"):
        assert adapter.render(request_for(orders)).count == 3


def test_a_socket_and_a_thread_are_not_seen_here(hostile: Hostile, orders: PaymentBatch) -> None:
    """A plug-in runs with our rights: the conformance kit looks for that, the façade cannot."""
    adapter = hostile(
        "def render(self, request, /):\n"
        "    socket.socket().close()\n"
        "    threading.Thread(target=KEPT.append, args=(request.batch,)).run()\n"
        "    return super().render(request)"
    )
    assert adapter.render(request_for(orders)).count == 3
    assert sys.modules["fake_bank"].KEPT


# --- reading ------------------------------------------------------------------------------------

ANSWER: Final = """
def parse_results(self, request, /):
    first, *others = super().parse_results(request).outcomes
    {body}
"""
ANSWERS: Final = {
    "a wrong type": ("return [first]", Code.CONTRACT_TYPE),
    "a lazy list": ("return ParsedResults(x for x in [first, 'paid'])", Code.CONTRACT_TYPE),
    "a list that raises late": (
        "return ParsedResults(1 // n for n in [1, 0])",
        Code.CONTRACT_RAISED,
    ),
    "a kind of its own": (
        "return ParsedResults([Outcome(first.reference, 'paid', first.amount)])",
        Code.CONTRACT_TYPE,
    ),
    "an amount as a number": (
        "return ParsedResults([attrs.evolve(first, amount=500_000)])",
        Code.CONTRACT_TYPE,
    ),
    "a reference as a text": (
        "return ParsedResults([attrs.evolve(first, reference=first.reference.text)])",
        Code.CONTRACT_TYPE,
    ),
    "a reference by force": (
        "object.__setattr__(first.reference, 'text', 'X'); return ParsedResults([first])",
        Code.CONTRACT_TYPE,
    ),
    "an account that is more than a text": (
        (
            "class Same(str):\n"
            "        def __eq__(self, other): return True\n"
            "        __hash__ = str.__hash__\n"
            "    return ParsedResults([attrs.evolve(first, account=Same('1'))])"
        ),
        Code.CONTRACT_TYPE,
    ),
    "a day as a text": (
        "return ParsedResults([attrs.evolve(first, on='05/07/2024')])",
        Code.CONTRACT_TYPE,
    ),
    "rows by force": (
        (
            "results = ParsedResults([first], rows={'record': 1})\n"
            "    results.rows._items['record'] = -1\n"
            "    return results"
        ),
        Code.CONTRACT_TYPE,
    ),
    "rows that are floats": (
        (
            "results = ParsedResults([first], rows={'record': 1})\n"
            "    results.rows._items['record'] = 1.0\n"
            "    return results"
        ),
        Code.CONTRACT_TYPE,
    ),
    "rows that are a dict": (
        (
            "results = ParsedResults([first])\n"
            "    object.__setattr__(results, 'rows', {'record': 1})\n"
            "    return results"
        ),
        Code.CONTRACT_TYPE,
    ),
    "outcomes in a list": (
        (
            "results = ParsedResults([first])\n"
            "    object.__setattr__(results, 'outcomes', [first])\n"
            "    return results"
        ),
        Code.CONTRACT_TYPE,
    ),
    "results of no row": ("return ParsedResults([first], rows={'record': 0})", Code.CONTRACT_ROWS),
    "a problem that is a text": ("return ParsedResults([], ['wrong'])", Code.CONTRACT_TYPE),
    "a failure of nothing": ("raise ParseFailed([])", Code.CONTRACT_REFUSAL),
    "a failure of texts": ("raise ParseFailed(['wrong'])", Code.CONTRACT_TYPE),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_results_that_are_none_never_get_out(
    hostile: Hostile, orders: PaymentBatch, case: str
) -> None:
    body, code = ANSWERS[case]
    data = "".join(f"{o.reference};{o.amount.value};{o.account}\n" for o in orders.instructions)
    adapter = hostile(ANSWER.format(body=body))
    with broken(code):
        adapter.parse_results(ParseRequest(data=data.encode()))


def test_one_that_spoils_what_it_looks_at_does_not_spoil_it_for_others(
    registry: Callable[..., Registry],
) -> None:
    """Adapters are asked one after another whose file it is."""
    found = registry(
        adapter_text(
            "aaa.first",
            """
            def sniff(self, probe, /):
                object.__setattr__(probe, "head", b"mine")
                object.__setattr__(probe, "filename", "mine.pdf")
                return False
            """,
        )
    )
    assert found.identify("x.txt", b"a;1;\n").id == GOOD


@pytest.mark.parametrize(
    "answer", ["'yes'", "1 // 0", "sys.exit()", "type('Y', (int,), {'__bool__': None})()"]
)
def test_one_that_cannot_look_is_recorded(registry: Callable[..., Registry], answer: str) -> None:
    found = registry(adapter_text(BAD, f"def sniff(self, probe, /): return {answer}"))
    assert found.identify("x.txt").id == GOOD
    assert [problem.source.version for problem in found.problems] == ["0.3"]
    assert DISTRIBUTION in str(found.problems[0])


def test_one_that_claims_every_file_is_named(registry: Callable[..., Registry]) -> None:
    found = registry(adapter_text(BAD, "def sniff(self, probe, /): return True"))
    with pytest.raises(AmbiguousFile) as caught:
        found.identify("x.txt")
    assert BAD in caught.value.candidates
    assert found.get(GOOD).sniff(FileProbe("x.txt"))


# --- hooks that listen --------------------------------------------------------------------------

LISTENER: Final = """
import sys
import attrs
from ansinh.adapters import BatchFinding, hookimpl
from ansinh.errors import Text
SEEN = []
TEXT = Text("over", "vượt")
def finding(**changes):
    return BatchFinding(**{{"code": "so-hn:size", "message": TEXT, **changes}})
@hookimpl
def {hook}({arguments}):
    {body}
"""
OBSERVERS: Final = ("raise ValueError", "sys.exit()", "class S(BaseException): pass\n    raise S")


@pytest.mark.parametrize("body", OBSERVERS)
def test_an_observer_that_fails_stops_nothing(
    registry: Callable[..., Registry], orders: PaymentBatch, body: str
) -> None:
    found = registry(LISTENER.format(hook="ansinh_observe", arguments="event", body=body))
    other = attrs.evolve(orders, provider=GOOD)
    assert found.get(GOOD).render(request_for(other)).count == 3
    assert [p.error.code for p in found.problems] == [Code.PLUGIN_OBSERVER]
    assert DISTRIBUTION in str(found.problems[0])


def test_an_observer_that_changes_what_it_is_told_lies_to_nobody_else(
    install: Install, registry: Callable[..., Registry], orders: PaymentBatch
) -> None:
    install(
        "zz-audit",
        points="audit = fake_audit",
        fake_audit=LISTENER.format(
            hook="ansinh_observe", arguments="event", body="SEEN.append(event.count)"
        ),
    )
    change = "object.__setattr__(event, 'count', 0); object.__setattr__(event.total, 'value', 0)"
    found = registry(LISTENER.format(hook="ansinh_observe", arguments="event", body=change))
    other = attrs.evolve(orders, provider=GOOD)
    assert found.get(GOOD).render(request_for(other)).total == orders.total
    assert sys.modules["fake_audit"].SEEN == [3]


GARBAGE: Final = {
    "nothing": "return None",
    "a text": "return 'too many'",
    "a number": "return 7",
    "texts": "return ['too many']",
    "a code that is a sentence": "return [finding(code='Bà Thử: quá nhiều')]",
    "a code that might be ours": "return [finding(code='hold-limit')]",
    "a message in one language": "return [finding(message='over')]",
    "an empty message": "return [finding(message=Text('over', ' '))]",
    "a reference of two lines": "return [finding(reference='A\\nB')]",
    "blocking, perhaps": "return [finding(blocking='yes')]",
    "a late failure": "yield finding()\n    raise ValueError",
    "a subclass": "class F(BatchFinding): pass\n    return [F(code='so-hn:x', message=TEXT)]",
    "a finding by force": "f = finding(); object.__setattr__(f, 'code', 1)\n    return [f]",
    "an exit": "sys.exit()",
}


@pytest.mark.parametrize("case", GARBAGE)
def test_a_rule_that_gives_garbage_is_recorded(
    registry: Callable[..., Registry], orders: PaymentBatch, case: str
) -> None:
    """Not even the findings before the failure count: half an answer is none."""
    found = registry(
        LISTENER.format(hook="ansinh_check_batch", arguments="batch", body=GARBAGE[case])
    )
    assert found.check_batch(attrs.evolve(orders, provider=GOOD)) == ()
    assert [p.error.code for p in found.problems] == [Code.PLUGIN_CHECK]
    assert DISTRIBUTION in str(found.problems[0])


def test_a_rule_that_changes_batch_and_profile_changes_its_own(
    registry: Callable[..., Registry], orders: PaymentBatch
) -> None:
    body = (
        "object.__setattr__(batch.instructions[0].channel, 'number', '0000000009')\n"
        "    profile.support._items.clear()\n"
        "    return [finding(blocking=True)]"
    )
    found = registry(
        LISTENER.format(hook="ansinh_check_batch", arguments="batch, profile", body=body)
    )
    (said,) = found.check_batch(attrs.evolve(orders, provider=GOOD))
    assert (said.code, said.blocking) == ("so-hn:size", True)
    assert len(found.profiles()[0].support) == 3


NEVER: Final = {
    "a generator that nobody reads": ("ansinh_observe", "event", "def", "yield 1"),
    "a coroutine": ("ansinh_check_batch", "batch", "async def", "return []"),
    "an asynchronous generator": ("ansinh_register_adapters", "", "async def", "yield 1"),
}


@pytest.mark.parametrize("case", NEVER)
def test_a_hook_that_would_never_run_is_refused(
    registry: Callable[..., Registry], case: str
) -> None:
    hook, arguments, define, body = NEVER[case]
    text = LISTENER.format(hook=hook, arguments=arguments, body=body)
    found = registry(text.replace(f"def {hook}", f"{define} {hook}"))
    assert [(p.stage, p.error.code) for p in found.problems] == [
        (Stage.HOOKS, Code.PLUGIN_HOOK_GENERATOR)
    ]


# --- exceptions that answer for themselves ------------------------------------------------------

SAID: Final = "Nguyễn Thị Bí Mật"
OF_ITSELF: Final = {
    "its traceback": "@property\n    def __traceback__(self): raise ValueError(SAID)",
    "its class": "@property\n    def __class__(self): raise ValueError(SAID)",
    "its notes": "__notes__ = 5",
    "its way to be noted": "add_note = None",
}
OF_ITS_CLASS: Final = {
    "its module": "@property\n    def __module__(cls): raise ValueError(SAID)",
    "its name": "@property\n    def __name__(cls): return []",
    "its likeness": "def __eq__(cls, other): raise ValueError(SAID)\n    __hash__ = None",
}
EXCEPTIONS: Final = {
    **{case: f"class Odd(Exception):\n    {body}" for case, body in OF_ITSELF.items()},
    **{
        case: f"class Kind(type):\n    {body}\nclass Odd(Exception, metaclass=Kind): pass"
        for case, body in OF_ITS_CLASS.items()
    },
    "a person's name for a type": "Odd = type(SAID, (Exception,), {})",
    "a person's name for a module": "globals()['__name__'] = SAID\nclass Odd(Exception): pass",
    "the end of a generator": "Odd = GeneratorExit",
    "a subclass of ours with notes": (
        "class Odd(RenderRefused):\n"
        "    def __init__(self): super().__init__([]); self.add_note(SAID)"
    ),
}
ODD: Final = "SAID = 'Nguyễn Thị Bí Mật'\n{text}\n"


@pytest.mark.parametrize("case", EXCEPTIONS)
@pytest.mark.parametrize("operation", ["render", "parse_results", "read_back", "sniff"])
def test_what_an_exception_says_of_itself_is_not_asked(
    registry: Callable[..., Registry], orders: PaymentBatch, operation: str, case: str
) -> None:
    body = f"def {operation}(self, request, /): raise Odd()"
    text = ODD.format(text=EXCEPTIONS[case])
    adapter = registry(adapter_text(BAD, body) + text).get(BAD)
    asked = {
        "render": lambda: adapter.render(request_for(orders)),
        "parse_results": lambda: adapter.parse_results(ParseRequest(data=b"x", batch=orders)),
        "read_back": lambda: adapter.read_back(b"x"),
        "sniff": lambda: adapter.sniff(FileProbe("x.txt", b"x")),
    }
    with pytest.raises(AdapterContractError) as caught:
        asked[operation]()
    assert caught.value.code in {Code.CONTRACT_RAISED, Code.CONTRACT_REFUSAL}
    assert SAID not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("case", EXCEPTIONS)
@pytest.mark.parametrize("hook", ["ansinh_observe", "ansinh_check_batch"])
def test_nor_by_a_listener(
    registry: Callable[..., Registry], orders: PaymentBatch, hook: str, case: str
) -> None:
    """A file that was made must reach who asked for it."""
    text = ODD.format(text="from ansinh.errors import RenderRefused\n" + EXCEPTIONS[case])
    found = registry(text + LISTENER.format(hook=hook, arguments="", body="raise Odd()"))
    other = attrs.evolve(orders, provider=GOOD)
    if hook == "ansinh_observe":
        assert found.get(GOOD).render(request_for(other)).count == other.count
    else:
        found.check_batch(other)
    assert [p.stage for p in found.problems] == [Stage.USE]
    assert SAID not in str(found.problems[0])


@pytest.mark.parametrize("case", EXCEPTIONS)
def test_nor_at_import(registry: Callable[..., Registry], case: str) -> None:
    text = "from ansinh.errors import RenderRefused\n" + EXCEPTIONS[case]
    found = registry(ODD.format(text=text) + "raise Odd()")
    assert found.ids() == (GOOD,)
    assert len(found.problems) == 1


ADDED: Final = {
    "a note": "error.add_note(SAID)",
    "other words": "error.args = (SAID,)",
    "an attribute": "error.found = SAID",
    "a cause": "error.__cause__ = AdapterError(SAID)",
}


@pytest.mark.parametrize("case", ADDED)
def test_nothing_that_was_put_on_an_error_of_ours_goes_out_with_it(
    registry: Callable[..., Registry], orders: PaymentBatch, case: str
) -> None:
    body = f"""
def render(self, request, /):
    error = RenderRefused([(request.batch.instructions[0].reference.text, "hold-limit")])
    {ADDED[case]}
    raise error
"""
    adapter = registry(adapter_text(BAD, body) + ODD.format(text="")).get(BAD)
    with pytest.raises(RenderRefused) as caught:
        adapter.render(request_for(orders))
    assert caught.value.refusals == ((orders.instructions[0].reference.text, "hold-limit"),)
    assert SAID not in "".join(traceback.format_exception(caught.value))
    assert not hasattr(caught.value, "found")


@pytest.mark.parametrize(
    "words",
    [
        "AdapterError(SAID)",
        "AnsinhError(SAID)",
        "UnsupportedOperation(adapter=[SAID], capability='x', support='y')",
        "exchanged(InvalidName(Code.NAME_CHARACTERS), code=SAID)",
        "exchanged(InvalidName(Code.NAME_CHARACTERS), details={'x': [SAID]})",
    ],
)
def test_an_error_of_ours_that_is_only_words_is_a_broken_promise(
    registry: Callable[..., Registry], orders: PaymentBatch, words: str
) -> None:
    body = f"""
def render(self, request, /):
    raise {words}
"""
    text = (
        "from ansinh.errors import AnsinhError, InvalidName, UnsupportedOperation\n"
        "def exchanged(error, **parts):\n    vars(error).update(parts)\n    return error\n"
    )
    adapter = registry(adapter_text(BAD, body) + ODD.format(text=text)).get(BAD)
    with broken(Code.CONTRACT_RAISED) as caught:
        adapter.render(request_for(orders))
    assert SAID not in "".join(traceback.format_exception(caught.value))


def test_a_failure_of_nothing_is_none_by_whatever_name(
    registry: Callable[..., Registry], orders: PaymentBatch
) -> None:
    """Nobody would look at the file again."""
    body = """
def parse_results(self, request, /):
    from ansinh.errors import UnreadableFile
    raise UnreadableFile([])
"""
    adapter = registry(adapter_text(BAD, body)).get(BAD)
    with broken(Code.CONTRACT_REFUSAL):
        adapter.parse_results(ParseRequest(data=b"x", batch=orders))
