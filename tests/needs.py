"""Programs of the machine that some tests need: skipped without them, and said so."""

import os
from typing import NoReturn

import pytest

NOTHING_SKIPPED = "ANSINH_NOTHING_SKIPPED"
"""Set where everything must be tried (`.ci/run`): what would be skipped is then a failure."""


def skip_without(program: str, *, package: str) -> NoReturn:
    """Say what is not tried here, and what to install."""
    reason = f"{program} is not on this machine (Debian: apt install {package})"
    if os.environ.get(NOTHING_SKIPPED):
        pytest.fail(reason)
    pytest.skip(reason)
