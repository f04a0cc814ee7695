"""An office on each store."""

from pathlib import Path

import pytest
from tests.books.releases import Office
from tests.places import Place


@pytest.fixture
def office(store_place: Place, tmp_path: Path) -> Office:
    """Give an office whose book is begun."""
    return Office(store_place, tmp_path / "files")
