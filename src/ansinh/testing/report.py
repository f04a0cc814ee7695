"""`Report`: what the checks said of one adapter, as data without a time of day."""

import json
from collections import Counter
from enum import StrEnum
from typing import Any, Final

import attrs

from ansinh.errors import Text
from ansinh.testing.check import LEVELS


class Status(StrEnum):
    """What came of one check (kết quả một mục)."""

    PASS = "pass"  # noqa: S105 - a word of a report
    FAIL = "fail"
    GAP = "gap"
    """It fails, and the suite knows and says why."""
    WARNING = "warning"
    """It fails, and is newer than the revision that the suite has pinned; or a gap is closed."""
    NOT_APPLICABLE = "not-applicable"
    """The profile does not declare what it is about, or nothing of the adapter's can be tried."""
    MISSING = "missing"
    """It could apply, but the suite brings no simulator or no golden files for it."""


_STOPPING = frozenset({Status.FAIL, Status.MISSING})


NO_REASON: Final = Text("", "")


@attrs.frozen
class CheckResult:
    """What came of one check: its status, and the reason where it is not plainly passed."""

    id: str
    title: Text
    level: str
    status: Status
    reason: Text = NO_REASON


@attrs.frozen(kw_only=True)
class Report:
    """What the kit says of one adapter (báo cáo kiểm tra); nobody is named in it."""

    adapter: str
    distribution: str
    version: str
    api: str
    format_version: str
    certainty: str
    revision: str
    checks: tuple[CheckResult, ...]

    @property
    def level(self) -> str:
        """The highest level all of whose checks hold, with those below it; ``L0`` for none.

        One whose checks were not run is not reached, nor one of which none applies: who writes
        files and reads none is at the level of writing.
        """
        reached = "L0"
        for level in LEVELS:
            found = {one.status for one in self.checks if one.level == level}
            if not found - {Status.NOT_APPLICABLE} or found & _STOPPING:
                break
            reached = level
        return reached

    @property
    def failed(self) -> tuple[str, ...]:
        """The ids of the checks that fail."""
        return tuple(one.id for one in self.checks if one.status is Status.FAIL)

    @property
    def counts(self) -> dict[str, int]:
        """How many checks there are of each status."""
        counted = Counter(one.status for one in self.checks)
        return {status.value: counted[status] for status in Status}

    def result(self, check_id: str) -> CheckResult:
        """Give what came of one check; a `KeyError` has its id."""
        for one in self.checks:
            if one.id == check_id:
                return one
        raise KeyError(check_id)

    def to_document(self) -> dict[str, Any]:
        """Give it as a JSON document."""
        return {
            "adapter": self.adapter,
            "distribution": self.distribution,
            "version": self.version,
            "api": self.api,
            "format_version": self.format_version,
            "certainty": self.certainty,
            "revision": self.revision,
            "level": self.level,
            "counts": self.counts,
            "checks": [
                {
                    "id": one.id,
                    "title": {"vi": one.title.vi, "en": one.title.en},
                    "level": one.level,
                    "status": one.status.value,
                    "reason": {"vi": one.reason.vi, "en": one.reason.en},
                }
                for one in self.checks
            ],
        }

    def to_json(self) -> str:
        """Give it as JSON: the same report is the same text."""
        return json.dumps(self.to_document(), ensure_ascii=False, indent=2) + "\n"
