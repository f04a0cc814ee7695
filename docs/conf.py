"""How Sphinx makes the documentation: `make docs`."""

import inspect
from importlib import import_module
from importlib.metadata import version as version_of
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent

project = "ansinh"
author = "The ansinh maintainers"
version = release = version_of("ansinh")
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
templates_path = []
html_theme = "furo"
html_title = f"ansinh {version}"
html_copy_source = False

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

# Docstrings write `names` between single backticks.
default_role = "literal"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Source", "Unit"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"

PUBLIC = (
    "ansinh",
    "ansinh.adapters",
    "ansinh.formats",
    "ansinh.checks",
    "ansinh.entitlement",
    "ansinh.books",
    "ansinh.reports",
    "ansinh.testing",
    "ansinh.testing.strategies",
)
"""The modules that outside code may import from; everything else is private to the distribution."""


def write_api_pages() -> None:
    """Write one page a public module, from its `__all__`: what is public is documented."""
    folder = HERE / "reference" / "api"
    folder.mkdir(exist_ok=True)
    modules = [import_module(name) for name in PUBLIC if find_spec(name)]
    told: dict[int, str] = {}
    # What two modules offer is told where adapters' authors look, and `ansinh` points there.
    for module in reversed(modules):
        text = api_page(module, told)
        page = folder / f"{module.__name__}.md"
        # Sphinx reads again only what has changed.
        if not page.exists() or page.read_text("utf-8") != text:
            page.write_text(text, "utf-8")


def api_page(module: ModuleType, told: dict[int, str]) -> str:
    """Write a module's page: what it is, then every public name by the kind of thing it is."""
    home = module.__name__
    entries, elsewhere = [], []
    for name in sorted((n for n in module.__all__ if not n.startswith("__")), key=str.lower):
        thing = getattr(module, name)
        if id(thing) in told:
            elsewhere.append(f"- ``{name}``: :doc:`{told[id(thing)]}`")
            continue
        if isinstance(thing, type) or inspect.isroutine(thing):
            told[id(thing)] = home
        entries.append(entry(home, name, thing))
    summary = [inspect.getdoc(module) or "", ""]
    also = ["Told on the page of their own module:", "", *elsewhere, ""] if elsewhere else []
    body = "\n".join([*summary, *also, *entries])
    return f"# `{home}`\n\n```{{eval-rst}}\n{body}\n```\n"


def entry(home: str, name: str, thing: object) -> str:
    """Say how autodoc is to show a thing; a constant is shown by its words, not its value."""
    if isinstance(thing, type):
        kind = "autoexception" if issubclass(thing, BaseException) else "autoclass"
        return f".. {kind}:: {home}.{name}\n   :members:\n"
    if inspect.isroutine(thing):
        return f".. autofunction:: {home}.{name}\n"
    return f".. autodata:: {home}.{name}\n   :no-value:\n"


write_api_pages()
