"""How a field, a line, a sheet is written and read; what is known of a provider's format."""

from typing import TYPE_CHECKING

from ansinh.lazy import loaded_on_use

if TYPE_CHECKING:
    from ansinh.formats.kinds import Capability, Certainty, Media, Support
    from ansinh.formats.name_rule import Charset, NameRule, NarrativeRule
    from ansinh.formats.profile import OUTCOME_KINDS, FormatProfile

__all__ = [
    "OUTCOME_KINDS",
    "Capability",
    "Certainty",
    "Charset",
    "FormatProfile",
    "Media",
    "NameRule",
    "NarrativeRule",
    "Support",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = loaded_on_use(
        __name__,
        {
            "kinds": ("Capability", "Certainty", "Media", "Support"),
            "name_rule": ("Charset", "NameRule", "NarrativeRule"),
            "profile": ("OUTCOME_KINDS", "FormatProfile"),
        },
    )
