"""Any bytes at all give values or an `AnsinhError`: every reader, from right files changed.

Hypothesis looks here in each run; atheris, where it is installed, is guided by what the code does.
`python -m fuzz READER` goes on for as long as it is let.
"""

import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest
from fuzz.changing import Edit, edited, inside
from fuzz.readers import READERS, check
from fuzz.seeds import seeds_of
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
LONGEST = 20
"""Seconds for one small file, on the slowest machine: what hangs is found, what is slow is not."""
RUNS = {"quick": 1_000, "ci": 4_000, "nightly": 200_000}[
    os.environ.get("ANSINH_HYPOTHESIS_PROFILE", "quick")
]
SNIPPETS = (
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b"\r", b'"', b";", b"\t", b"<", b">", b"&",
    b"<!DOCTYPE a [", b"<!ENTITY a 'b'>", b"-", b"0", b"9" * 12, b"1e400", b"4.60999E+10", b"=1+1",
    b"\xe2\x80\xae", b"\xd9\xa3", b"{" * 50, b"[[", b"]]>", b'r="XFD1048576"', b"A1", b'hidden="1"',
)  # fmt: skip
EDITS = st.lists(
    st.builds(
        Edit,
        st.floats(0, 1),
        st.sampled_from([0, 0, 1, 2, 7, 300]),
        st.sampled_from(SNIPPETS) | st.binary(max_size=6),
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("reader", READERS)
@given(data=st.data(), edits=EDITS, which=st.integers(0, 20), raw=st.booleans())
@settings(max_examples=60)
def test_changed_bytes_give_values_or_an_error(
    reader: str, data: st.DataObject, edits: list[Edit], which: int, *, raw: bool
) -> None:
    """Rows stay accounted for, nobody is named in a message, and nothing takes long."""
    seed = data.draw(st.sampled_from(seeds_of(reader)))
    began = time.perf_counter()
    changed = edited(seed, edits) if raw else inside(seed, which, lambda part: edited(part, edits))
    check(reader, changed)
    assert time.perf_counter() - began < LONGEST


@pytest.mark.parametrize("reader", READERS)
def test_a_seed_is_taken(reader: str) -> None:
    """A fuzzer that starts from files that nobody reads finds nothing behind the door."""
    assert any(check(reader, seed) for seed in seeds_of(reader))


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed")
@pytest.mark.parametrize("reader", READERS)
def test_a_guided_fuzzer_finds_nothing(reader: str, tmp_path: Path) -> None:
    """Time and memory are bounded too: 20 s and 2 GB a file, by libFuzzer."""
    found = subprocess.run(
        [sys.executable, "-m", "fuzz", reader, f"-runs={RUNS}", f"-artifact_prefix={tmp_path}/"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        timeout=1_800,
    )
    assert found.returncode == 0, found.stderr.decode(errors="replace")[-2_000:]
    assert b"Done" in found.stderr
