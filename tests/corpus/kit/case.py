"""`Case`: a file of the corpus and what reading it must give; `Theme`: the cases of one recipe."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs
from tests.corpus.kit.books import csv, xlsx
from tests.corpus.kit.grid import Grid
from tests.corpus.kit.people import MONTH

Where = tuple[str, ...]
"""A problem: its code, and a cell (``D5``), a row (``row 5``) or nothing for the whole sheet; and
the kind of its proposal, where that is told: ``-`` for none."""

OFFICE: Final = {"xls": "xls", "ods": "ods", "office-xlsx": "xlsx", "office-csv": "csv"}
"""Kinds of file that LibreOffice saves, and what it is asked for."""

TEXT: Final[Mapping[str, Mapping[str, Any]]] = {
    "csv": {},
    "semicolon.csv": {"delimiter": ";"},
    "tab.tsv": {"delimiter": "\t"},
    "bom.csv": {"encoding": "utf-8-sig"},
    "crlf.csv": {"newline": "\r\n"},
    "utf-16.csv": {"encoding": "utf-16"},
}


@attrs.frozen(kw_only=True)
class Case:
    """A file: how it is made, what is asked of it, and what must come of it.

    `of` is ``ugly`` for what is right however it looks, else the failure of RELIABILITY.md (E5). A
    file with `office` is `made` and then saved by LibreOffice as that kind. `rows` is not compared
    where it is empty, and `notices` not where it is ``None``.
    """

    theme: str
    name: str
    of: str
    says: str
    made: bytes = attrs.field(repr=False)
    office: str = ""
    kind: str = "roll"
    month: str = MONTH
    encoding: str = ""
    apply: tuple[str, ...] = ()
    outcome: Mapping[str, Any]

    @property
    def manifest(self) -> dict[str, Any]:
        """The case as the manifest has it: nothing that is as it mostly is."""
        said: dict[str, Any] = {"file": self.name, "of": self.of, "says": self.says}
        plain = {"office": "", "kind": "roll", "month": MONTH, "encoding": "", "apply": ()}
        said |= {name: getattr(self, name) for name, is_plain in plain.items()
                 if getattr(self, name) != is_plain}  # fmt: skip
        return said | dict(self.outcome)


@attrs.define
class Theme:
    """The cases of one theme; `right` and `wrong` take a grid, the others bytes.

    `kinds` are the kinds of file that make sense; a plus in front (``+xlsx csv``) wants them all.
    """

    name: str
    cases: list[Case] = attrs.field(factory=list)
    turn: int = 0

    def _kinds(self, kinds: str) -> list[str]:
        """Give the kinds of file, by turns where a fault is the same in each.

        Of two, one by one and at times both; of four, the two that LibreOffice saves by turns. So
        every kind meets every theme, and the corpus stays small.
        """
        if kinds.startswith("+"):
            return kinds[1:].split()
        self.turn += 1
        match kinds:
            case "xlsx csv":
                return (["xlsx"], ["csv"], ["xlsx", "csv"], ["csv"])[self.turn % 4]
            case "xlsx csv xls ods":
                return ["xlsx", "csv", "xls" if self.turn % 2 else "ods"]
            case "xlsx xls ods":
                return ["xlsx", "ods" if self.turn % 2 else "xls"]
            case _:
                return kinds.split()

    def right(
        self,
        name: str,
        says: str,
        *grids: Grid,
        kinds: str = "xlsx",
        of: str = "ugly",
        rows: Mapping[str, int] | None = None,
        **asked: Any,
    ) -> None:
        """A list that is read without a problem, in several kinds of file."""
        account = grids[0].account if rows is None else rows
        for kind in self._kinds(kinds):
            self._put(name, kind, of, says, grids, _read(account, asked), asked)

    def wrong(
        self,
        name: str,
        of: str,
        says: str,
        grids: Grid | Sequence[Grid],
        *problems: Where,
        kinds: str = "xlsx",
        **asked: Any,
    ) -> None:
        """A list with problems, in several kinds of file."""
        several = (grids,) if isinstance(grids, Grid) else tuple(grids)
        for kind in self._kinds(kinds):
            self._put(name, kind, of, says, several, _refused(problems), asked)

    def right_bytes(
        self, name: str, says: str, made: bytes, rows: Mapping[str, int], *, of: str = "ugly",
        office: str = "", **asked: Any,
    ) -> None:  # fmt: skip
        """A file made by hand that is read without a problem."""
        self._add(name, of, says, made, _read(rows, asked), asked, office)

    def wrong_bytes(
        self, name: str, of: str, says: str, made: bytes, *problems: Where, office: str = "",
        **asked: Any,
    ) -> None:  # fmt: skip
        """A file made by hand that has problems."""
        self._add(name, of, says, made, _refused(problems), asked, office)

    def _put(
        self, name: str, kind: str, of: str, says: str, grids: Sequence[Grid],
        outcome: dict[str, Any], asked: dict[str, Any],
    ) -> None:  # fmt: skip
        asked = dict(asked)
        book = asked.pop("book", {})
        if kind in TEXT:
            name = f"{name}-{kind}" if "." in kind else f"{name}.{kind}"
            self._add(name, of, says, csv(grids[0], **TEXT[kind]), outcome, asked)
        elif kind in OFFICE:
            ending = kind.replace("-", ".")
            made = xlsx(*grids, **book)
            self._add(f"{name}.{ending}", of, says, made, outcome, asked, OFFICE[kind])
        else:
            assert kind == "xlsx", kind
            self._add(f"{name}.xlsx", of, says, xlsx(*grids, **book), outcome, asked)

    def _add(
        self, name: str, of: str, says: str, made: bytes, outcome: dict[str, Any],
        asked: Mapping[str, Any], office: str = "",
    ) -> None:  # fmt: skip
        # What shapes the outcome is in it already.
        told = {k: v for k, v in asked.items() if k not in {"base", "but", "who", "notices"}}
        self.cases.append(
            Case(theme=self.name, name=name, of=of, says=says, made=made, office=office,
                 outcome=outcome, **told)
        )  # fmt: skip


def _read(rows: Mapping[str, int], asked: Mapping[str, Any]) -> dict[str, Any]:
    outcome: dict[str, Any] = {"records": asked.get("base", "five")}
    if "who" in asked:
        outcome["who"] = list(asked["who"])
    if "but" in asked:
        outcome["but"] = {str(number): changed for number, changed in asked["but"].items()}
    outcome["rows"] = dict(rows)
    notices = asked.get("notices", ())
    if notices is not None:
        outcome["notices"] = sorted(notices)
    return outcome


def _refused(problems: Iterable[Where]) -> dict[str, Any]:
    return {"problems": [list(one) for one in problems]}
