"""The page of the mutants says what the table says; run docs/mutants_page.py."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_as_the_table_makes_it() -> None:
    page = runpy.run_path(str(DOCS / "mutants_page.py"))["page"]
    assert (DOCS / "adapters" / "mutants.md").read_text("utf-8") == page()
