"""The same work in another process: another hash seed, time zone, folder, and another day.

    python -m ansinh.testing.process_twin < what

The checks start it; what comes in says which adapter and which batch, what goes out are digests.
"""

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
from ansinh.adapters.making import made
from ansinh.boundary import from_json, to_json
from ansinh.formats import FormatProfile
from ansinh.payment import PaymentBatch

_LONGEST: Final = 120
"""Seconds; an adapter that has not written four lines by then will not."""


def digest_elsewhere(spec: AdapterSpec, batch: PaymentBatch, *, seed: int, days: int) -> str | None:
    """Render a batch in another process and give the digest; nothing where that cannot be.

    An adapter that is made by a nested function has no name by which another process finds it.
    """
    place = _place(spec.factory)
    if place is None:
        return None
    own = to_json(spec.profile) if spec.own_profile else ""
    what = {"place": place, "own": own, "batch": to_json(batch), "days": days}
    zone = "Asia/Ho_Chi_Minh" if seed % 2 else "America/New_York"
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": str(seed),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "TZ": zone,
        **dict.fromkeys(("USER", "LOGNAME", "USERNAME", "HOSTNAME"), f"mau{seed}"),
    }
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "ansinh.testing.process_twin"],
            input=json.dumps(what),
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            env=surroundings,
            timeout=_LONGEST,
        )
    return done.stdout.strip() or f"failed: {done.returncode}"


def _place(factory: Callable[[], PayoutAdapter] | str) -> dict[str, str] | None:
    """Say where another process finds the factory: module, file and name."""
    if isinstance(factory, str):
        module, _, name = factory.partition(":")
        return {"module": module, "file": "", "name": name}
    name = getattr(factory, "__qualname__", "")
    file = getattr(sys.modules.get(getattr(factory, "__module__", "")), "__file__", None)
    if not name or "<" in name or file is None:
        return None
    return {"module": factory.__module__, "file": str(file), "name": name}


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
    """Do what standard input says, and print the digest of the file and its name."""
    what = json.loads(sys.stdin.read())
    batch = from_json(what["batch"], PaymentBatch)
    if what["days"]:
        _move_clock(what["days"])
    Path("left-over.txt").write_text("an adapter looks at no folder", "utf-8")
    file = _made(what["place"], what["own"]).render(RenderRequest(batch=batch, as_of=batch.pay_day))
    sys.stdout.write(hashlib.sha256(file.content + file.filename.encode()).hexdigest())


if __name__ == "__main__":
    main()
