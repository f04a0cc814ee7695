"""The versions that the compatibility policy states are the code's."""

import re
from pathlib import Path
from typing import get_args

from ansinh.adapters import API
from ansinh.boundary import profile_document
from ansinh.boundary.documents import VERSION
from ansinh.formats import Media
from ansinh.scaffold import NewAdapter, adapter_package
from ansinh.testing import REVISIONS

PAGE = (Path(__file__).parents[2] / "docs/adapters/compatibility.md").read_text("utf-8")


def test_the_contract_is_the_one_that_we_offer() -> None:
    assert re.findall(r"\| adapter contract \| `([^`]+)`", PAGE) == [f"{API[0]}.{API[1]}"]


def test_the_revision_is_the_kits_newest() -> None:
    assert re.findall(r"\| kit revision \| `([^`]+)`", PAGE) == [REVISIONS[-1]]


def test_profile_files_and_documents_have_the_version_that_is_stated() -> None:
    field = profile_document.ProfileDocument.model_fields["profile"]
    assert re.findall(r"`profile = (\d+)`", PAGE) == [
        str(one) for one in get_args(field.annotation)
    ]
    assert re.findall(r'`"version": (\d+)`', PAGE) == [str(VERSION)]


def test_the_bound_is_the_one_that_a_new_package_gets() -> None:
    new = adapter_package(NewAdapter("so-hn-adapters", "sohn.transfer"), Media.DELIMITED)
    (stated,) = re.findall(r"^dependencies = .*$", PAGE, re.MULTILINE)
    assert stated in new["pyproject.toml"].decode()
