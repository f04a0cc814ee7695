"""Whether a book's schema in PostgreSQL still has the form in which it was made."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from ansinh.books.sql_store import SqlRow

_PARTS: Final = """
WITH ours AS (SELECT * FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
SELECT 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
    || CASE WHEN attnotnull THEN ' not null' ELSE '' END
    || CASE WHEN collname = 'C' THEN ' C' ELSE '' END
FROM ours
JOIN pg_attribute ON attrelid = ours.oid AND attnum > 0 AND NOT attisdropped
LEFT JOIN pg_collation ON pg_collation.oid = attcollation
WHERE relkind = 'r'
UNION ALL
SELECT 'index ' || replace(pg_get_indexdef(oid), quote_ident(current_schema()) || '.', '')
FROM ours WHERE relkind = 'i'
UNION ALL
SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid)
FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'
UNION ALL
SELECT 'relation ' || relname FROM ours WHERE relkind NOT IN ('r', 'i')
UNION ALL
SELECT 'trigger ' || tgname FROM pg_trigger JOIN ours ON ours.oid = tgrelid
UNION ALL
SELECT 'rule ' || rulename FROM pg_rewrite JOIN ours ON ours.oid = ev_class"""

_FIRST: Final = frozenset(
    {
        "column event.body text not null",
        "column event.hash text not null",
        "column event.items bigint not null",
        "column event.kind text not null",
        "column event.month text not null",
        "column event.previous text not null",
        "column event.seq bigint not null",
        "column item.body text not null",
        "column item.commitment text not null",
        "column item.event bigint not null",
        "column item.n bigint not null",
        "column item.person text not null C",
        "column live.key text not null C",
        "column live.reference text not null C",
        "column personal.document text not null",
        "column personal.event bigint not null",
        "column personal.n bigint not null",
        "column personal.person text not null C",
        "column personal.salt bytea not null",
        "column reference.event bigint not null",
        "column reference.n bigint not null",
        "column reference.reference text not null C",
        "column schema_version.version integer not null",
        "constraint event_pkey PRIMARY KEY (seq)",
        "constraint item_pkey PRIMARY KEY (event, n)",
        "constraint live_pkey PRIMARY KEY (key)",
        "constraint personal_pkey PRIMARY KEY (event, n)",
        "constraint reference_pkey PRIMARY KEY (reference)",
        "constraint schema_version_pkey PRIMARY KEY (version)",
        "index CREATE INDEX live_reference ON live USING btree (reference)",
        "index CREATE INDEX personal_person ON personal USING btree (person)",
        "index CREATE UNIQUE INDEX event_pkey ON event USING btree (seq)",
        "index CREATE UNIQUE INDEX item_pkey ON item USING btree (event, n)",
        "index CREATE UNIQUE INDEX live_pkey ON live USING btree (key)",
        "index CREATE UNIQUE INDEX personal_pkey ON personal USING btree (event, n)",
        "index CREATE UNIQUE INDEX reference_pkey ON reference USING btree (reference)",
        "index CREATE UNIQUE INDEX schema_version_pkey ON schema_version USING btree (version)",
    }
)

EXPECTED: Final = MappingProxyType({1: _FIRST})
"""What there is in each schema."""


def shape_faults(run: Callable[[str], list[SqlRow]], *, schema: int) -> tuple[str, ...]:
    """Name what is not as it was made: what is missing or changed, and how often there is other.

    `schema` is the book's own, which may be an older one.
    Names of what is not ours are not repeated: they may be anything.
    """
    expected = EXPECTED[schema]
    there = [str(part) for (part,) in run(_PARTS)]
    foreign = [part for part in there if part not in expected]
    return (*sorted(expected.difference(there)), *("foreign object" for _ in foreign))
