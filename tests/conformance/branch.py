"""A right adapter for a branch's own table, whose rows have no reference; nobody answers it."""

from collections.abc import Mapping
from typing import ClassVar, Final

import attrs
from tests.conformance.profiles import DELIMITED, WORKBOOK
from tests.conformance.workbook import Workbook

from ansinh import Outcome, ParsedResults, ParseRequest, RenderedFile
from ansinh.adapters import WrittenLine
from ansinh.formats import (
    Capability,
    Field,
    FormatProfile,
    Support,
    amount_of,
    code_of,
    find_table,
    read_sheets,
)

_COLUMNS: Final = [one for one in WORKBOOK.order_table.columns if one.field != "reference"]

BRANCH: Final = attrs.evolve(
    WORKBOOK,
    id="mau.branch",
    order=attrs.evolve(
        WORKBOOK.order_table, id="mau.branch.order", columns=_COLUMNS, one_of=[("account",)]
    ),
    answer=None,
    result_codes={},
    reasons={},
    banks=DELIMITED.banks,
    filename_patterns=(),
    support={Capability.RENDER: Support.FULL, Capability.READ_BACK: Support.FULL},
)


class Branch(Workbook):
    """Mẫu riêng của chi nhánh: the columns that a branch wants, and no more."""

    profile: ClassVar[FormatProfile] = BRANCH

    def fields(self, line: WrittenLine) -> dict[str, Field]:
        fields = super().fields(line)
        return {column.field: fields[column.field] for column in self.profile.order_table.columns}

    def read_back(self, data: bytes, /) -> list[WrittenLine]:
        table = find_table(read_sheets(data, self.profile.id), self.profile.order_table)
        return [
            WrittenLine(
                reference="",
                amount=amount_of(record["amount"]),
                payee=str(record["name"]),
                account=self.code(record["account"]),
                bank=code_of(record["bank"]),
                narrative=str(record["narrative"]),
            )
            for record in table.records
        ]

    def parse_results(self, _request: ParseRequest, /) -> ParsedResults:
        raise self._unsupported(Capability.PARSE_RESULTS)


def branch_is_silent(_file: RenderedFile, _answers: Mapping[str, Outcome]) -> bytes:
    """Answer nothing: a branch that has its own form sends none."""
    return b""
