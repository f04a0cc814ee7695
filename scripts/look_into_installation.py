"""Look into an installed ansinh, from outside its source tree: what loads, what is listed.

    python -I look_into_installation.py

Every module must load, or say which extra it wants; every plug-in must give its adapters.
"""

import json
import pkgutil
import subprocess
import sys
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path

# Extras and what they bring; a module that asks for anything else has lost a dependency.
EXTRAS = {
    "holidays",
    "hypothesis",
    "lxml",
    "psycopg",
    "pytest",
    "python_calamine",
    "rapidfuzz",
    "rich",
    "testing",
    "typst",
    "xlrd",
    "xlsxwriter",
    "xml",
}
# Only these may fail to load without their extra; all else imports it where it is used.
WANT_EXTRAS = (
    "ansinh.testing.",
    "ansinh.cli.conformance",
    "ansinh.cli.rich_screen",
    "ansinh_iso20022.",
)
SUITE = ".conformance"
"""The suite that an adapter ships is for the kit, which is an extra."""


def main() -> None:
    """Look, and end with what is wrong."""
    installed = distribution("ansinh")
    packages = sorted({str(path).split("/")[0] for path in installed.files or ()})
    packages = [name for name in packages if name.startswith("ansinh") and "." not in name]
    loaded, wanting = load_all(packages)
    assert loaded, "this looks into a wheel that is installed, not into a source tree"
    print(f"{loaded} modules of {', '.join(packages)} load; {len(wanting)} want an extra")
    group = installed.entry_points.select(group="ansinh.plugins")
    points = {f"{point.name} = {point.value}" for point in group}
    listed = ask("adapters", "--json")
    assert listed["problems"] == [], listed["problems"]
    given = {one["from"]["entry_point"] for one in listed["adapters"]}
    assert given == points, points ^ given
    print(f"{len(listed['adapters'])} adapters of {len(points)} plug-ins are listed")


def load_all(packages: list[str]) -> tuple[int, list[str]]:
    """Import every module; give how many loaded, and which want an extra."""
    loaded, wanting = 0, []
    for package in packages:
        root = import_module(package)
        assert "site-packages" in str(root.__file__), root.__file__
        found = pkgutil.walk_packages(root.__path__, f"{package}.", onerror=lambda _name: None)
        for module in found:
            if module.name.endswith("__main__"):
                continue
            try:
                import_module(module.name)
                loaded += 1
            except ImportError as missing:  # also our MissingExtra, which names the extra
                wanted = getattr(missing, "extra", "") or str(missing.name).partition(".")[0]
                assert wanted in EXTRAS, (module.name, wanted)
                allowed = module.name.startswith(WANT_EXTRAS) or module.name.endswith(SUITE)
                assert allowed, (module.name, wanted)
                wanting.append(module.name)
    return loaded, wanting


def ask(*words: str) -> dict[str, list[dict[str, object]]]:
    """Run the installed command for its document."""
    command = Path(sys.executable).with_name("ansinh")
    done = subprocess.run([command, *words], check=True, capture_output=True)
    document: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return document


if __name__ == "__main__":
    main()
