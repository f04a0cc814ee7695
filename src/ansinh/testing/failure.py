"""`ConformanceFailure`: what a check says when an adapter does not keep what it promises."""

from typing import NoReturn

from ansinh.errors import AnsinhError, Text
from ansinh.errors.text import Language


class Unmet(Exception):
    """What a check found; the runner makes a `ConformanceFailure` of it, which knows the check."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


class LeftOut(Exception):
    """Why a check cannot be tried on this adapter, found while trying; the runner reports it."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def leave_out(reason: Text) -> NoReturn:
    """Say why the check does not apply, rather than pass without having looked."""
    raise LeftOut(reason)


def unmet(fact: str) -> NoReturn:
    """Say what is not as it must be: counts, references, places, types; never a person's data."""
    raise Unmet(fact)


def demand(met: object, fact: str) -> None:
    """Go on if it is met; unlike ``assert`` it is there under ``python -O`` too."""
    if not met:
        unmet(fact)


class ConformanceFailure(AnsinhError, AssertionError):
    """An adapter does not pass a check (bộ chuyển đổi không đạt).

    `check` is the check's id, `fact` what was found, `why` what comes of it and `fix` what to do.
    """

    def __init__(self, check: str, title: Text, fact: str, why: Text, fix: Text) -> None:
        self.check = check
        self.title = title
        self.fact = fact
        self.why = why
        self.fix = fix
        super().__init__("\n".join(self.lines("en")))

    def lines(self, language: Language) -> tuple[str, ...]:
        """Give the message line by line."""
        why, fix = ("vì sao", "cách sửa") if language == "vi" else ("why", "fix")
        return (
            f"{self.check}: {self.title.in_language(language)}",
            f"  {self.fact}",
            f"  {why}: {self.why.in_language(language)}",
            f"  {fix}: {self.fix.in_language(language)}",
        )

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.check, self.title, self.fact, self.why, self.fix))


class ConformanceWarning(UserWarning):
    """A check that is newer than the revision that a suite has pinned fails: not yet an error."""
