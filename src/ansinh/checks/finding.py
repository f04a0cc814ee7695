"""`Finding`: something about a line that an officer should look at."""

from typing import Self

import attrs

from ansinh.errors import Code, Text, explanation
from ansinh.law import Citation
from ansinh.roll import EntryKey


@attrs.frozen
class Finding:
    """Something about a line of the roll that an officer should look at (điều cần kiểm tra).

    It stops nothing. `message` has the rule and `cure` what to do; neither holds personal data.
    """

    code: Code
    key: EntryKey
    message: Text
    cure: Text
    citation: Citation | None = None

    @classmethod
    def of(
        cls,
        code: Code,
        key: EntryKey,
        citation: Citation | None = None,
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
        )
