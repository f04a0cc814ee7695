"""Texts by the profile's rules, quickly: a list's names are made of few different words."""

from collections.abc import Callable

from ansinh import Code, InvalidValue
from ansinh.formats import NameRule, NarrativeRule


def speaker(rule: NameRule | NarrativeRule) -> Callable[[str], str | Code]:
    """Give a function that says a text by the rule, or gives the code of what stands in the way.

    It says exactly what ``rule.express`` does. No rule looks beyond a space, so each word is
    worked out once; the memory lives as long as the function, which is one file.
    """
    known: dict[str, str] = {"": ""}
    longest = rule.length

    def said(text: str) -> str | Code:
        try:
            words = [known[word] for word in text.split(" ")]
        except KeyError:
            words = []
            for word in text.split(" "):
                if word not in known:
                    try:
                        known[word] = escaped(rule.express(word))
                    except InvalidValue:
                        return _whole(rule, text)
                words.append(known[word])
        written = " ".join(words)
        # Escaped text is longer than what the rule counts, never shorter.
        return written if longest is None or len(written) <= longest else _whole(rule, text)

    return said


def _whole(rule: NameRule | NarrativeRule, text: str) -> str | Code:
    try:
        return escaped(rule.express(text))
    except InvalidValue as error:
        return error.code


def escaped(text: str) -> str:
    """Write a text as XML has it; that it has no character that XML forbids is the rule's work."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
