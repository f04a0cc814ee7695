"""What all tests share: how hard Hypothesis tries, and where books are kept."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.places import KINDS, Place, place
from tests.postgres_server import PostgresServer, running_server

# No deadlines: a slow machine is no fault of the code, and the figures are benchmarks/' business.
# `derandomize` would find the same examples for ever; a failure prints the blob that repeats it.
settings.register_profile("quick", max_examples=40, deadline=None, print_blob=True)
settings.register_profile("ci", max_examples=100, deadline=None, print_blob=True)
settings.register_profile(
    "nightly",
    max_examples=5_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("ANSINH_HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Give the tests' own PostgreSQL server."""
    with running_server() as server:
        yield server


@pytest.fixture(params=KINDS)
def store_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Give a place for a book, of each kind by turns."""
    if request.param == "postgres":
        server = request.getfixturevalue("postgres")
        with server.schema() as address, place("postgres", address) as made:
            yield made
    else:
        with place(request.param, str(tmp_path / "month.db")) as made:
            yield made
