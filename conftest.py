"""Run the Python that README and docs show, each page in an empty folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

collect_ignore = ["docs/conf.py", "docs/_build", "ansinh-demo"]


@pytest.fixture(scope="module")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a page a folder that its examples may fill."""
    folder = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


# The myst parsers read ```python fences, plain or with >>> prompts. A ```pycon fence would be
# skipped without a word; tests/unit/test_docs.py refuses it.
pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["README.md", "README.vi.md", "docs/**/*.md", "docs/*.md"],
    fixtures=["empty_folder"],
).pytest()
