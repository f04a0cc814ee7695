"""Every file of the corpus, read by the public API, gives what the manifest says."""

from typing import Any

import pytest
from tests.corpus.kit.view import expected_of, fitting, outcome_of
from tests.corpus.make import FILES, manifests

CASES = [
    pytest.param(theme, told, id=f"{theme}/{told['file']}")
    for theme, files in manifests().items()
    for told in files
]


@pytest.mark.parametrize(("theme", "told"), CASES)
def test_a_file_gives_what_the_manifest_says(theme: str, told: dict[str, Any]) -> None:
    found = outcome_of((FILES / theme / told["file"]).read_bytes(), told)
    expected = expected_of(told)
    assert fitting(found, expected) == expected
    assert found.keys() - expected.keys() <= {"notices", "rows"}
