"""Where a plug-in comes from, and what went wrong with it."""

from enum import StrEnum

import attrs

from ansinh.errors import PluginError, Text


@attrs.frozen(order=True)
class PluginSource:
    """Who provides a plug-in (nguồn): the installed distribution and its entry point.

    What an application registers itself has a name of its own choice and no version.
    """

    distribution: str
    version: str = ""
    entry_point: str = ""
    """As the distribution declares it: ``name = module``."""

    @property
    def key(self) -> str:
        """The name by which it is disabled and registered: ``distribution:entry-point``."""
        name = self.entry_point.partition("=")[0].strip()
        return f"{self.distribution}:{name}" if name else self.distribution

    def __str__(self) -> str:
        entry = f"(entry point '{self.entry_point}')" if self.entry_point else ""
        return " ".join(part for part in (self.distribution, self.version, entry) if part)


class Stage(StrEnum):
    """How far a plug-in came before it failed (giai đoạn)."""

    FIND = "find"
    IMPORT = "import"
    HOOKS = "hooks"
    REGISTER = "register"
    VALIDATE = "validate"
    CONFLICT = "conflict"
    USE = "use"


@attrs.frozen
class PluginProblem:
    """One thing wrong with one plug-in (lỗi của gói bổ sung): recorded, so that the others work."""

    source: PluginSource
    stage: Stage
    error: PluginError = attrs.field(eq=str)

    @property
    def text(self) -> Text:
        """Say who, where and what, on one line."""
        head = f"{self.source}: {self.stage}: "
        tail = f" [{self.error.code}]"
        said, cure = self.error.text, self.error.cure
        return Text(f"{head}{said.en}; {cure.en}{tail}", f"{head}{said.vi}; {cure.vi}{tail}")

    def __str__(self) -> str:
        return self.text.en
