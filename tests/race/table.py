"""What came of all meetings, as a table for people."""

import json
from collections import Counter
from collections.abc import Iterable

from tests.race.pairs import PAIRS
from tests.tables import columns

_HEADS = ("", "rounds", "both done", "one was told to say it again", "one was refused", "wrong")


def summary(texts: Iterable[str]) -> str:
    """Show how pairs ended, store by store."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for text in texts:
        told = json.loads(text)
        for pair, ended, wrong, number in told["counts"]:
            row = counts.setdefault((told["store"], pair), Counter())
            row["rounds"] += number
            row["wrong"] += number if wrong else 0
            row[_how(ended)] += number
    order = list(PAIRS)
    keys = sorted(counts, key=lambda key: (key[0], order.index(key[1])))
    rows = [(f"{store}: {pair}", counts[store, pair]) for store, pair in keys]
    for store in sorted({store for store, _ in keys}):
        all_of_it = Counter[str]()
        for key in keys:
            all_of_it.update(counts[key] if key[0] == store else {})
        rows.append((f"{store}: all", all_of_it))
    return columns(_HEADS, [(name, *(row[head] for head in _HEADS[1:])) for name, row in rows])


def _how(ended: str) -> str:
    if "BookMoved" in ended or "BookBusy" in ended:
        return _HEADS[3]
    return _HEADS[2] if ended == "done / done" else _HEADS[4]
