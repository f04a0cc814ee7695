"""`Text`: one sentence in both languages; `Explanation`: a rule and its cure."""

from typing import Literal

import attrs

Language = Literal["en", "vi"]


@attrs.frozen
class Text:
    """A sentence for people, in English and Vietnamese (câu hai ngôn ngữ)."""

    en: str
    vi: str

    def __str__(self) -> str:
        return self.en

    def in_language(self, language: Language) -> str:
        """Give the sentence in one language."""
        return self.vi if language == "vi" else self.en

    def filled(self, **details: object) -> "Text":
        """Put counts, months and column names where the sentence has room for them.

        A detail that is a `Text` itself goes in in the sentence's language.

        >>> Text("row {row} is empty", "dòng {row} trống").filled(row=7).vi
        'dòng 7 trống'
        """
        return Text(
            self.en.format(**{name: _in(part, "en") for name, part in details.items()}),
            self.vi.format(**{name: _in(part, "vi") for name, part in details.items()}),
        )


def _in(detail: object, language: Language) -> object:
    return detail.in_language(language) if isinstance(detail, Text) else detail


@attrs.frozen
class Explanation:
    """What a code means: the rule that was broken, and what to do about it.

    Both may have room for details that are never personal: ``{stated}``, ``{month}``.
    """

    rule: Text
    cure: Text
