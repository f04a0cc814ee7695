"""How outside documents come in: lists, layouts, settings; loaded on use, pydantic with them."""

from typing import TYPE_CHECKING

from ansinh.lazy import loaded_on_use

if TYPE_CHECKING:
    from ansinh.boundary.documents import from_json, schema_of, to_document, to_json
    from ansinh.boundary.facts_file import CaseFacts, read_facts
    from ansinh.boundary.law_file import read_law
    from ansinh.boundary.layouts import built_in_layout, list_layouts, read_layout
    from ansinh.boundary.lists.additions import read_additions
    from ansinh.boundary.lists.adjustments import read_adjustments
    from ansinh.boundary.lists.applied import Applied
    from ansinh.boundary.lists.check import check_list
    from ansinh.boundary.lists.month import read_changes, read_month
    from ansinh.boundary.lists.removals import read_removals
    from ansinh.boundary.lists.results import (
        AdditionsList,
        AdjustmentsList,
        ListReport,
        MonthLists,
        RemovalsList,
        RollList,
    )
    from ansinh.boundary.lists.rolls import read_roll
    from ansinh.boundary.lists.source import ListDefaults, Notice, SourceFile
    from ansinh.boundary.settings import KeyPlace, Settings
    from ansinh.boundary.settings_reading import read_settings
    from ansinh.boundary.typed.manner import Normalised

__all__ = [
    "AdditionsList",
    "AdjustmentsList",
    "Applied",
    "CaseFacts",
    "KeyPlace",
    "ListDefaults",
    "ListReport",
    "MonthLists",
    "Normalised",
    "Notice",
    "RemovalsList",
    "RollList",
    "Settings",
    "SourceFile",
    "built_in_layout",
    "check_list",
    "from_json",
    "list_layouts",
    "read_additions",
    "read_adjustments",
    "read_changes",
    "read_facts",
    "read_law",
    "read_layout",
    "read_month",
    "read_removals",
    "read_roll",
    "read_settings",
    "schema_of",
    "to_document",
    "to_json",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = loaded_on_use(
        __name__,
        {
            "documents": ("from_json", "schema_of", "to_document", "to_json"),
            "facts_file": ("CaseFacts", "read_facts"),
            "law_file": ("read_law",),
            "layouts": ("built_in_layout", "list_layouts", "read_layout"),
            "lists.additions": ("read_additions",),
            "lists.adjustments": ("read_adjustments",),
            "lists.applied": ("Applied",),
            "lists.check": ("check_list",),
            "lists.month": ("read_changes", "read_month"),
            "lists.removals": ("read_removals",),
            "lists.results": (
                "AdditionsList",
                "AdjustmentsList",
                "ListReport",
                "MonthLists",
                "RemovalsList",
                "RollList",
            ),
            "lists.rolls": ("read_roll",),
            "lists.source": ("ListDefaults", "Notice", "SourceFile"),
            "settings": ("KeyPlace", "Settings"),
            "settings_reading": ("read_settings",),
            "typed.manner": ("Normalised",),
        },
    )
