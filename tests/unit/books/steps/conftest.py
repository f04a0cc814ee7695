"""An office on each store that needs no server."""

from pathlib import Path

import pytest
from tests.books.releases import Office


@pytest.fixture(params=["memory:", "sqlite"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Office:
    """Give an office whose book is begun."""
    url = request.param
    if url == "sqlite":
        url = f"sqlite:///{tmp_path / 'month.db'}"
    return Office(url, tmp_path / "files")
