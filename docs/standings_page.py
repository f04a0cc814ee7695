"""Write the page of how orders stand: the table of transitions, and the faults that it catches.

    .venv/bin/python docs/standings_page.py

A test compares the page with what this would write, so it cannot fall behind the code.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "standings.md"

MADE = "<!-- Made by docs/standings_page.py from ansinh.books.standing and tests/books. -->"

HEAD = """\
# How an order stands

What came of an order is worked out from everything that was ever told of it: by the provider's
answers, in whatever parts and order they come, and by evidence that one person recorded and another
approved. The same told again changes nothing, and what is told first makes no difference: standings
can only be joined, and every contradiction ends in `mismatch`.

| standing | tình trạng | can it be ordered again? |
|---|---|---|
{standings}

## What is told, and what comes of it

A row is how the order stood, a column what is told of it now. *Different* is an answer whose
account, amount, name or collector is not the order's, or that contradicts what was told before. A
code in a cell is the refusal; nothing changes then.

{answers}

Evidence counts from its approval on, for what is open, and for returned money that was paid after
all. It answers what had been told by then; what is told later is joined with it as any other news.

{evidence}

## Twelve ways in which results go wrong

Each is planted in a real month of the book, in a provider's file that is changed by hand
(`tests/books/test_twelve_faults.py`). Beside it is what systems of this kind were seen to do."""

WORDS = {
    "ordered": ("lập lệnh, chưa gửi", "its file can be voided"),
    "sent": ("đã gửi, chưa có kết quả", "no: missing until an answer or evidence comes"),
    "recalled": ("đã thu hồi, chờ trả lời", "no: until the provider answers"),
    "paid": ("đã chi", "never, unless the money comes back"),
    "refused": ("bị từ chối", "from the closing of its month on"),
    "returned": ("tiền hoàn trả", "from the closing of its month on"),
    "uncollected": ("chưa nhận", "from the closing of its month on"),
    "unknown": ("chưa rõ", "no: only evidence tells"),
    "mismatch": ("sai lệch", "no: only evidence tells"),
}


def page() -> str:
    """Give the page's text."""
    if str(ROOT) not in sys.path:  # the faults stand with the tests, which are no package
        sys.path.insert(0, str(ROOT))
    from tests.books.result_faults import FAULTS

    from ansinh.books.standing import Standing, Told

    evidence = [told for told in Told if told.is_evidence]
    answers = [told for told in Told if not told.is_evidence]
    head = HEAD.format(
        standings="\n".join(f"| `{one}` | {' | '.join(WORDS[one])} |" for one in Standing),
        answers="\n".join(_table(answers)),
        evidence="\n".join(_table(evidence)),
    )
    rows = [
        f"| {one.name} | {one.story} | {one.peers} | {_codes(one.caught[0])} |" for one in FAULTS
    ]
    table = ["| fault | what is planted | what others do | what ansinh says |", "|---|---|---|---|"]
    return "\n".join([MADE, "", head, "", *table, *rows]) + "\n"


def _table(columns: list) -> list[str]:
    from ansinh.books.standing import TRANSITIONS

    heads = [told.value.removeprefix("proven-") for told in columns]
    lines = [f"| | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|"]
    for standing, row in TRANSITIONS.items():
        cells = [f"`{row[told].value}`" for told in columns]
        lines.append(f"| **{standing.value}** | {' | '.join(cells)} |")
    return lines


def _codes(said: str) -> str:
    return ", ".join(f"`{code}`" for code in said.split(", "))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
