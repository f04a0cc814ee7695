"""``ansinh schema``."""

import json

import pytest

from ansinh.boundary.documents import names, schema_of
from ansinh.boundary.file_schemas import FILE_KINDS, file_schema
from ansinh.cli.main import main


def test_the_schema_of_a_kind_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "payment-batch"]) == 0
    assert json.loads(capsys.readouterr().out) == schema_of("payment-batch")


@pytest.mark.parametrize("name", FILE_KINDS)
def test_so_is_the_schema_of_a_file_by_hand(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out) == file_schema(name)


def test_the_kinds_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["documents"]
    assert [document["name"] for document in listed] == sorted([*names(), *FILE_KINDS])
    assert main(["schema", "--list"]) == 0
    assert "payment-batch" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["rol"]])
def test_a_kind_must_be_named(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What was typed is not repeated; the nearest kinds are."""
    assert main(["schema", *words]) == 2
    told = capsys.readouterr().err
    assert "--list" in told
    assert "rol;" not in told
