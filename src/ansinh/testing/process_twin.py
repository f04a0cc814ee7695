"""The same work in another process: another hash seed, time zone, folder, and another day.

    python -m ansinh.testing.process_twin < what

The checks start it; what comes in says which adapter and which batch, what goes out are digests.
"""

import contextlib
import datetime as dt
import hashlib
import importlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Self

from ansinh.adapters import AdapterSpec, PayoutAdapter, PluginSource, RenderRequest
from ansinh.adapters.claims import Claim
from ansinh.adapters.foreign import place_of, type_name
from ansinh.adapters.making import made
from ansinh.boundary import from_json, to_json
from ansinh.errors import Text
from ansinh.formats import FormatProfile
from ansinh.payment import PaymentBatch
from ansinh.testing.failure import leave_out, unmet

_LONGEST: Final = 120
"""Seconds; an adapter that has not written four lines by then will not."""


_MAIN: Final = "_ansinh_main_of_the_first"
"""What the module that was started as a program is called elsewhere."""

NO_NAME: Final = Text(
    "another process finds no name for the adapter's factory, so the file was not made there; "
    "sign up a class or a function of a module",
    "tiến trình khác không tìm được tên của hàm tạo bộ chuyển đổi nên chưa lập tệp ở đó; "
    "hãy khai báo lớp hoặc hàm của một mô-đun",
)


def digest_elsewhere(spec: AdapterSpec, batch: PaymentBatch, *, seed: int, days: int) -> str:
    """Render a batch in another process and give the digest.

    Raises:
        LeftOut: The adapter is made by a function without a name, or of no module.
        Unmet: It cannot be made there, or writes nothing there.
    """
    place = _place(spec.factory)
    if place is None:
        leave_out(NO_NAME)
    own = to_json(spec.profile) if spec.own_profile else ""
    what = {"place": place, "own": own, "batch": to_json(batch), "days": days}
    zone = "Asia/Ho_Chi_Minh" if seed % 2 else "America/New_York"
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": str(seed),
        # The empty text is the folder that this process is in; the other one is in another.
        "PYTHONPATH": os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path),
        "PYTHONIOENCODING": "utf-8",
        "TZ": zone,
        **dict.fromkeys(("USER", "LOGNAME", "USERNAME", "HOSTNAME"), f"mau{seed}"),
    }
    return _told(what, surroundings)


def _told(what: dict[str, object], surroundings: dict[str, str]) -> str:
    """Start the other process, and give the digest that it tells; or say what it failed at."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "ansinh.testing.process_twin"],
                input=json.dumps(what),
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                check=False,
                cwd=folder,
                env=surroundings,
                timeout=_LONGEST,
            )
        except subprocess.TimeoutExpired:
            unmet(f"in another process it does not come to an end within {_LONGEST} seconds")
    try:
        told = json.loads(done.stdout)
    except ValueError:  # it was ended, or ended itself
        unmet(f"in another process it ended everything ({done.returncode})")
    if told["failed"]:
        unmet(f"in another process {told['failed']}")
    return str(told["digest"])


def _place(factory: Callable[[], PayoutAdapter] | str) -> dict[str, str] | None:
    """Say where another process finds the factory: module, file and name."""
    if isinstance(factory, str):
        module, _, name = factory.partition(":")
        return {"module": module, "file": "", "name": name}
    name = getattr(factory, "__qualname__", "")
    file = getattr(sys.modules.get(getattr(factory, "__module__", "")), "__file__", None)
    if not name or "<" in name or file is None:
        return None
    # The other process has a main module of its own.
    module = _MAIN if factory.__module__ == "__main__" else factory.__module__
    return {"module": module, "file": str(file), "name": name}


def _made(place: dict[str, str], own: str) -> PayoutAdapter:
    """Make the adapter; with an agency's own profile as a registry does."""
    factory = _found(place)
    if not own:
        return factory()
    profile = from_json(own, FormatProfile)
    spec = AdapterSpec(profile=profile, factory=factory, own_profile="own.toml")
    return made(Claim(spec, PluginSource(__name__)))


def _found(place: dict[str, str]) -> Callable[[], PayoutAdapter]:
    try:
        module = importlib.import_module(place["module"])
    except ImportError:
        spec = importlib.util.spec_from_file_location(place["module"], place["file"])
        if spec is None or spec.loader is None:
            raise
        module = importlib.util.module_from_spec(spec)
        sys.modules[place["module"]] = module
        spec.loader.exec_module(module)
    found: Any = module
    for part in place["name"].split("."):
        found = getattr(found, part)
    factory: Callable[[], PayoutAdapter] = found
    return factory


class _AnyDay(type):
    """So that a day of the true class is one of the moved class too."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls.__mro__[1])


def _move_clock(days: int) -> None:
    """Let whatever asks the clock from now on hear another day."""
    shift = dt.timedelta(days=days)
    true_time, true_moment = time.time, dt.datetime  # noqa: TID251 - a clock is moved from where it is

    class Moment(dt.datetime, metaclass=_AnyDay):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Self:
            return super().now(tz) + shift

        @classmethod
        def utcnow(cls) -> Self:
            return super().now(dt.UTC).replace(tzinfo=None) + shift

        @classmethod
        def today(cls) -> Self:
            return cls.now()

    class Day(dt.date, metaclass=_AnyDay):
        @classmethod
        def today(cls) -> Self:
            day = true_moment.now() + shift
            return cls(day.year, day.month, day.day)

    def moved() -> float:
        return true_time() + shift.total_seconds()

    true_local, true_utc = time.localtime, time.gmtime
    vars(time).update(
        time=moved,
        time_ns=lambda: int(moved() * 1_000_000_000),
        localtime=lambda at=None: true_local(moved() if at is None else at),
        gmtime=lambda at=None: true_utc(moved() if at is None else at),
    )
    vars(dt).update(datetime=Moment, date=Day)


def main() -> None:
    """Do what standard input says, and print the digest of file and name, or what failed."""
    what = json.loads(sys.stdin.read())
    batch = from_json(what["batch"], PaymentBatch)
    if what["days"]:
        _move_clock(what["days"])
    Path("left-over.txt").write_text("an adapter looks at no folder", "utf-8")
    with contextlib.redirect_stdout(sys.stderr):  # whether it prints is another check's question
        told = _digest(what["place"], what["own"], batch)
    sys.stdout.write(json.dumps(told))


def _digest(place: dict[str, str], own: str, batch: PaymentBatch) -> dict[str, str]:
    """Make the adapter and let it write; what it raises is told by type and place alone."""
    doing = "the adapter cannot be made"
    try:
        adapter = _made(place, own)
        doing = "the batch cannot be written"
        file = adapter.render(RenderRequest(batch=batch, as_of=batch.pay_day))
    except Exception as error:  # noqa: BLE001 - an adapter may raise anything
        where = f"{type_name(error)} was raised at {place_of(error)}"
        return {"failed": f"{doing}: {where}", "digest": ""}
    content = file.content + file.filename.encode()
    return {"failed": "", "digest": hashlib.sha256(content).hexdigest()}


if __name__ == "__main__":
    main()
