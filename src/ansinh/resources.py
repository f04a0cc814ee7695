"""The one loader of package data; everything else is values in, values out."""

import tomllib
from importlib.resources import files
from typing import Any


def bytes_data(package: str, name: str) -> bytes:
    """Read a file that ships with a package."""
    return files(package).joinpath(*name.split("/")).read_bytes()


def text_data(package: str, name: str) -> str:
    """Read a text file that ships with a package; UTF-8."""
    return bytes_data(package, name).decode("utf-8")


def toml_data(package: str, name: str) -> dict[str, Any]:
    """Read a TOML document that ships with a package."""
    return tomllib.loads(text_data(package, name))
