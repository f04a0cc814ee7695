"""The page of standings says what the code says; run docs/standings_page.py."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_what_the_code_says() -> None:
    page = runpy.run_path(str(DOCS / "standings_page.py"))["page"]
    assert (DOCS / "reference/standings.md").read_text("utf-8") == page()
