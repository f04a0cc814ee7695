"""`Finding`: something about a line that an officer should look at."""

from typing import Self

import attrs

from ansinh.errors import Code, Text, explanation
from ansinh.law import Citation
from ansinh.people import Beneficiary
from ansinh.roll import EntryKey


@attrs.frozen
class Finding:
    """Something about a line of the roll that an officer should look at (điều cần kiểm tra).

    It stops nothing. `message` has the rule and `cure` what to do; neither holds personal data.
    `beneficiary` is who it is about where the roll may not have the line.
    """

    code: Code
    key: EntryKey
    message: Text
    cure: Text
    citation: Citation | None = None
    beneficiary: Beneficiary | None = attrs.field(default=None, repr=False)

    @classmethod
    def of(
        cls,
        code: Code,
        key: EntryKey,
        citation: Citation | None = None,
        *,
        beneficiary: Beneficiary | None = None,
        **details: object,
    ) -> Self:
        """Make the finding that `code` stands for, its text taken from the catalogue."""
        words = explanation(code)
        return cls(
            code,
            key,
            words.rule.filled(**details),
            words.cure.filled(**details),
            citation,
            beneficiary,
        )
