"""Write the page of the mutants: wrong adapters, and which check of the kit notices each.

    .venv/bin/python docs/mutants_page.py

A test compares the page with what this would write, so it cannot fall behind the table.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "adapters" / "mutants.md"

MADE = "<!-- Made by docs/mutants_page.py from tests/conformance; edit there. -->"

HEAD = """\
# Mutants: what the conformance kit catches

Who checks the checks? In `tests/conformance` are {count} adapters that were made wrong in one way
each, as adapters go wrong in life: a row short, a column shifted, a name cut, a word taken for
paid. `make test` runs on each of them the checks that must notice it, and each must; the run that
every change must pass tries the whole kit on every tenth, the nightly one on all. Beside them are
right adapters (`tests/conformance/delimited.py`, `fixed_width.py`, `workbook.py`, `branch.py`,
`xml_file.py` and `json_file.py`), which pass every check that applies to them; they are small, and
good to begin from."""

KINDS = {
    "wrong_files": "They write a wrong file",
    "wrong_answers": "They read an answer wrong",
    "wrong_manners": "They behave badly",
    "wrong_trees": "They get XML or JSON wrong",
}


def page() -> str:
    """Give the page's text."""
    if str(ROOT) not in sys.path:  # the table stands with the tests, which are no package
        sys.path.insert(0, str(ROOT))
    from tests.conformance.table import MUTANTS

    parts = [MADE, "", HEAD.format(count=len(MUTANTS))]
    for module, heading in KINDS.items():
        parts += ["", f"## {heading}", "", "| mutant | what it does | killed by |", "|---|---|---|"]
        parts += [
            f"| `{one.name}` | {one.story} | {', '.join(one.killed_by)} |"
            for one in MUTANTS
            if one.adapter.__module__.endswith(module)
        ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8")
