"""By how much a process of its own grows at most while it does one task once."""

import gc
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

Work = Callable[[], object]


def say_peak(module: str, name: str, count: int) -> float:
    """Run one task of a module in a process of its own; print and give its peak in MB."""
    command = [sys.executable, "-m", module, name, str(count)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    sys.stdout.write(f"  peak memory of {name:<30} {count:>9,} {said:>20}\n")
    sys.stdout.flush()
    return float(said.split()[0].replace(",", "")) if said[:1].isdigit() else 0.0


def measure(tasks: Mapping[str, Callable[[int], Work]]) -> None:
    """Say by how much this process grew while it did the task that its arguments name."""
    name, count = sys.argv[1], int(sys.argv[2])
    work = tasks[name](count)
    gc.collect()
    clear = Path("/proc/self/clear_refs")
    if not clear.exists():
        sys.stdout.write("not measured here\n")
        return
    clear.write_text("5", "ascii")  # the peak begins anew
    before = _kilobytes("VmRSS")
    given = work()
    after = _kilobytes("VmHWM")
    content = getattr(given, "content", given)
    size = f", {len(content) / 1e6:,.0f} MB of it the file" if isinstance(content, bytes) else ""
    sys.stdout.write(f"{(after - before) / 1024:,.0f} MB{size}\n")


def peak_reset() -> None:
    """Let the peak of this process begin anew, where the system can."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5", "ascii")


def peak_now() -> float:
    """Say how much memory this process had at most since then, in MB; 0 where nobody knows."""
    return _kilobytes("VmHWM") / 1024 if Path("/proc/self/status").exists() else 0.0


def _kilobytes(name: str) -> int:
    (line,) = (
        line
        for line in Path("/proc/self/status").read_text("ascii").splitlines()
        if line.startswith(name)
    )
    return int(line.split()[1])
