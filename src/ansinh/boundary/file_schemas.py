"""`file_schema`: the JSON Schema of a file that people write by hand, in TOML."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel

from ansinh.boundary.days_off import DaysOffDocument
from ansinh.boundary.documents.schema import DIALECT
from ansinh.boundary.facts_document import FactsDocument
from ansinh.boundary.law_document import LawDocument
from ansinh.boundary.layouts import LayoutDocument
from ansinh.boundary.profile_document import OwnProfileDocument, ProfileDocument
from ansinh.boundary.settings_document import SettingsDocument

FILE_KINDS: Final[Mapping[str, type[BaseModel]]] = MappingProxyType(
    {
        "facts-file": FactsDocument,
        "law-file": LawDocument,
        "days-off-file": DaysOffDocument,
        "layout-file": LayoutDocument,
        "own-profile-file": OwnProfileDocument,
        "profile-file": ProfileDocument,
        "settings-file": SettingsDocument,
    }
)
"""The files, by the name of their schema."""


def file_schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a file that is written by hand; a `KeyError` names it.

    >>> file_schema("profile-file")["$id"]
    'urn:ansinh:file:profile:1'
    """
    schema = FILE_KINDS[name].model_json_schema()
    schema.pop("title", None)
    return {
        "$schema": DIALECT,
        "$id": f"urn:ansinh:file:{name.removesuffix('-file')}:1",
        "title": name,
        **schema,
    }
