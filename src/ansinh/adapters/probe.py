"""`FileProbe`: what an adapter sees of a file before anybody knows whose it is."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

import attrs

from ansinh.latin import nfc


@attrs.frozen
class FileProbe:
    """A file's name and its first bytes (tệp chưa rõ của ai).

    `head` may be the whole file: a workbook, whose table of contents stands at its end, shows
    its inside only then.
    """

    filename: str = attrs.field(repr=False)
    head: bytes = attrs.field(default=b"", repr=False)

    @property
    def name(self) -> str:
        """The bare name, without folders of either kind."""
        return nfc(self.filename.replace("\\", "/").rsplit("/", 1)[-1])

    def matches(self, patterns: Iterable[str]) -> bool:
        """Say whether the name fits one of the patterns (``*``, ``?``); case does not count.

        >>> FileProbe("inbox/KQ_0724.XLSX").matches(["kq_*.xlsx"])
        True
        """
        name = self.name.casefold()
        return any(fnmatchcase(name, nfc(pattern).casefold()) for pattern in patterns)
