"""Distributions that are invented, laid on a path as an installer lays them."""

from pathlib import Path
from textwrap import dedent


def lay_distribution(
    site: Path,
    name: str,
    version: str = "0.3",
    *,
    points: str = "",
    metadata: str | None = None,
    **modules: str,
) -> None:
    """Write modules and a ``.dist-info`` folder; `points` are entry points of ansinh's group."""
    info = site / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    said = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    written = said if metadata is None else metadata
    (info / "METADATA").write_text(written, encoding="utf-8", errors="surrogateescape")
    (info / "entry_points.txt").write_text(f"[ansinh.plugins]\n{dedent(points)}\n")
    for module, text in modules.items():
        (site / f"{module}.py").write_text(dedent(text), encoding="utf-8")
