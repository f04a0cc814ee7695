"""How a field, a line, a sheet is written and read; what is known of a provider's format."""

from typing import TYPE_CHECKING

from ansinh.lazy import loaded_on_use

if TYPE_CHECKING:
    from ansinh.formats.adding_up import total_problems
    from ansinh.formats.cell_style import TEXT_FORMAT, CellStyle
    from ansinh.formats.cells import (
        amount_of,
        birth_text_of,
        code_of,
        coefficient_of,
        count_of,
        date_of,
        month_of,
        text_of,
    )
    from ansinh.formats.choose_sheet import find_table
    from ansinh.formats.delimited import read_csv
    from ansinh.formats.fixed_width import fixed_fields, fixed_line, fixed_width_of
    from ansinh.formats.grouping import grouped
    from ansinh.formats.kinds import Capability, Certainty, ChannelKind, Media, Support
    from ansinh.formats.layout import Column, FieldKind, Layout
    from ansinh.formats.list_writer import CsvForm, Field, list_csv, list_workbook, write_header
    from ansinh.formats.made_table import Fields, table_of
    from ansinh.formats.marking.marked_workbook import marked_workbook
    from ansinh.formats.name_rule import Charset, NameRule, NarrativeRule
    from ansinh.formats.paper import Paper, height_of, lines_of, page_ends, pixels_of, scale_of
    from ansinh.formats.profile import OUTCOME_KINDS, FormatProfile
    from ansinh.formats.reading import read_sheets
    from ansinh.formats.record import Record
    from ansinh.formats.row_reader import RowReader
    from ansinh.formats.rows import RowAccount, RowKind
    from ansinh.formats.sections import Section
    from ansinh.formats.sheet import CellValue, Merge, Sheet
    from ansinh.formats.table import Table, read_table
    from ansinh.formats.template import template_of
    from ansinh.formats.text_file import line_fault, text_bytes, text_lines
    from ansinh.formats.title_facts import Line, TitleMonth
    from ansinh.formats.total_row import TotalKind, TotalRow
    from ansinh.formats.words import dong_from_words, dong_in_words
    from ansinh.formats.workbook import BookWriter, SheetWriter
    from ansinh.formats.workbook_in import read_workbook
    from ansinh.formats.xml_guard import SAFE_XML, line_at, xml_fault
    from ansinh.formats.xml_tree import XmlPart, read_xml, write_xml, xml_fields

__all__ = [
    "OUTCOME_KINDS",
    "SAFE_XML",
    "TEXT_FORMAT",
    "BookWriter",
    "Capability",
    "CellStyle",
    "CellValue",
    "Certainty",
    "ChannelKind",
    "Charset",
    "Column",
    "CsvForm",
    "Field",
    "FieldKind",
    "Fields",
    "FormatProfile",
    "Layout",
    "Line",
    "Media",
    "Merge",
    "NameRule",
    "NarrativeRule",
    "Paper",
    "Record",
    "RowAccount",
    "RowKind",
    "RowReader",
    "Section",
    "Sheet",
    "SheetWriter",
    "Support",
    "Table",
    "TitleMonth",
    "TotalKind",
    "TotalRow",
    "XmlPart",
    "amount_of",
    "birth_text_of",
    "code_of",
    "coefficient_of",
    "count_of",
    "date_of",
    "dong_from_words",
    "dong_in_words",
    "find_table",
    "fixed_fields",
    "fixed_line",
    "fixed_width_of",
    "grouped",
    "height_of",
    "line_at",
    "line_fault",
    "lines_of",
    "list_csv",
    "list_workbook",
    "marked_workbook",
    "month_of",
    "page_ends",
    "pixels_of",
    "read_csv",
    "read_sheets",
    "read_table",
    "read_workbook",
    "read_xml",
    "scale_of",
    "table_of",
    "template_of",
    "text_bytes",
    "text_lines",
    "text_of",
    "total_problems",
    "write_header",
    "write_xml",
    "xml_fault",
    "xml_fields",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = loaded_on_use(
        __name__,
        {
            "adding_up": ("total_problems",),
            "cell_style": (
                "CellStyle",
                "TEXT_FORMAT",
            ),
            "cells": (
                "amount_of",
                "birth_text_of",
                "code_of",
                "coefficient_of",
                "count_of",
                "date_of",
                "month_of",
                "text_of",
            ),
            "choose_sheet": ("find_table",),
            "delimited": ("read_csv",),
            "fixed_width": (
                "fixed_fields",
                "fixed_line",
                "fixed_width_of",
            ),
            "grouping": ("grouped",),
            "kinds": (
                "Capability",
                "Certainty",
                "ChannelKind",
                "Media",
                "Support",
            ),
            "layout": (
                "Column",
                "FieldKind",
                "Layout",
            ),
            "list_writer": (
                "CsvForm",
                "Field",
                "list_csv",
                "list_workbook",
                "write_header",
            ),
            "name_rule": (
                "Charset",
                "NameRule",
                "NarrativeRule",
            ),
            "paper": (
                "Paper",
                "height_of",
                "lines_of",
                "page_ends",
                "pixels_of",
                "scale_of",
            ),
            "profile": (
                "FormatProfile",
                "OUTCOME_KINDS",
            ),
            "reading": ("read_sheets",),
            "record": ("Record",),
            "row_reader": ("RowReader",),
            "rows": (
                "RowAccount",
                "RowKind",
            ),
            "sections": ("Section",),
            "sheet": (
                "CellValue",
                "Merge",
                "Sheet",
            ),
            "table": (
                "Table",
                "read_table",
            ),
            "made_table": (
                "Fields",
                "table_of",
            ),
            "marking.marked_workbook": ("marked_workbook",),
            "template": ("template_of",),
            "text_file": (
                "line_fault",
                "text_bytes",
                "text_lines",
            ),
            "title_facts": (
                "Line",
                "TitleMonth",
            ),
            "total_row": (
                "TotalKind",
                "TotalRow",
            ),
            "words": (
                "dong_from_words",
                "dong_in_words",
            ),
            "workbook": (
                "BookWriter",
                "SheetWriter",
            ),
            "workbook_in": ("read_workbook",),
            "xml_guard": ("SAFE_XML", "line_at", "xml_fault"),
            "xml_tree": (
                "XmlPart",
                "read_xml",
                "write_xml",
                "xml_fields",
            ),
        },
    )
