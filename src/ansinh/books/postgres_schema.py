"""The tables of a book in PostgreSQL, as numbered steps; those of SQLite in other words.

The number of the last step stands in `schema_version`. Texts are compared by their bytes
(``COLLATE "C"``), as SQLite does, so that both go through keys in one order.
"""

from types import MappingProxyType
from typing import Final

_FIRST: Final = (
    """CREATE TABLE event (
    seq bigint PRIMARY KEY,
    kind text NOT NULL,
    month text NOT NULL,
    body text NOT NULL,
    items bigint NOT NULL,
    previous text NOT NULL,
    hash text NOT NULL
)""",
    """CREATE TABLE item (
    event bigint NOT NULL,
    n bigint NOT NULL,
    body text NOT NULL,
    person text COLLATE "C" NOT NULL,
    commitment text NOT NULL,
    PRIMARY KEY (event, n)
)""",
    """CREATE TABLE personal (
    event bigint NOT NULL,
    n bigint NOT NULL,
    person text COLLATE "C" NOT NULL,
    salt bytea NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (event, n)
)""",
    "CREATE INDEX personal_person ON personal (person)",
    """CREATE TABLE live (
    key text COLLATE "C" PRIMARY KEY,
    reference text COLLATE "C" NOT NULL
)""",
    "CREATE INDEX live_reference ON live (reference)",
    """CREATE TABLE reference (
    reference text COLLATE "C" PRIMARY KEY,
    event bigint NOT NULL,
    n bigint NOT NULL
)""",
)

STEPS: Final = MappingProxyType({1: _FIRST})
"""The statements that lead to each schema from the one before."""

SCHEMA_NAME: Final = "ansinh"
"""Where the tables are, unless the address says otherwise (``?options=-csearch_path%3Dother``)."""

TABLE_OF_VERSIONS: Final = "CREATE TABLE schema_version (version integer PRIMARY KEY)"
