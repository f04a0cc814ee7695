"""The worked cases of ``cases/``: what they say, as values."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from ansinh import BirthDate, Dong, Month
from ansinh.entitlement import Decided, Dependant, Fact, PersonFacts

CASES = Path(__file__).parent / "cases"


@attrs.frozen(kw_only=True)
class Case:
    """One worked case: a person, a day, and what the texts give for each month."""

    id: str
    text: str
    covers: tuple[str, ...]
    person: PersonFacts
    as_of: date
    months: Mapping[Month, tuple[Dong, ...]]
    groups: tuple[str, ...]
    article: str
    funeral: Dong | None


def every_case() -> list[Case]:
    """Read all files."""
    files = sorted(CASES.glob("*.toml"))
    return [_case(row) for file in files for row in tomllib.loads(file.read_text("utf-8"))["cases"]]


def _case(row: Mapping[str, Any]) -> Case:
    return Case(
        id=row["id"],
        text=row["text"],
        covers=tuple(row["covers"]),
        person=PersonFacts(
            birth=_birth(row),
            facts=_facts(row),
            children=_dependants(row.get("children", ())),
            wards=_dependants(row.get("wards", ())),
            decided=tuple(map(_decided, row.get("decided", ()))),
        ),
        as_of=row["as_of"],
        months={Month.parse(month): _amounts(said) for month, said in row["months"].items()},
        groups=tuple(row["groups"]),
        article=row["article"],
        funeral=Dong(row["funeral"]) if "funeral" in row else None,
    )


def _birth(row: Mapping[str, Any]) -> BirthDate | None:
    return BirthDate.parse(row["born"]) if "born" in row else None


def _facts(row: Mapping[str, Any]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            what=fact["is"],
            **{key: fact[key] for key in ("since", "ended_on", "known_from") if key in fact},
            amount=Dong(fact["amount"]) if "amount" in fact else None,
        )
        for fact in row.get("facts", ())
    )


def _dependants(rows: Iterable[Mapping[str, Any]]) -> tuple[Dependant, ...]:
    return tuple(Dependant(_birth(row), _facts(row)) for row in rows)


def _decided(row: Mapping[str, Any]) -> Decided:
    return Decided(
        row["group"],
        row["on"],
        **{key: row[key] for key in ("after_stop_of", "known_from") if key in row},
        since=Month.parse(row["since"]) if "since" in row else None,
        amount=Dong(row["amount"]) if "amount" in row else None,
    )


def _amounts(said: int | list[int]) -> tuple[Dong, ...]:
    return tuple(map(Dong, said if isinstance(said, list) else [said]))
