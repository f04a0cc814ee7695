"""`Asked`: a command of the book as it was typed; the next one is typed alike."""

from pathlib import Path
from typing import Final
from urllib.parse import quote

import attrs

from ansinh.books.opening import file_of
from ansinh.months import Month

SETTINGS_NAME: Final = "settings.toml"
"""The settings that lie beside a book."""

_SQLITE: Final = "sqlite:///"
_MEMORY: Final = "memory:"


@attrs.frozen(kw_only=True)
class Asked:
    """What was said of the book, the month and where things lie (lệnh đã gõ)."""

    book: str
    month: Month | None = None
    settings_file: Path | None = None
    files: Path | None = None
    by: str = ""
    profiles: tuple[Path, ...] = ()

    @property
    def url(self) -> str:
        """The book's url; a path is a file of SQLite."""
        if "://" in self.book or self.book == _MEMORY:
            return self.book
        return _SQLITE + quote(self.book, safe="/:\\", errors="surrogateescape")

    @property
    def path(self) -> Path | None:
        """The book's own file, where it has one."""
        return file_of(self.url) if self.url.startswith(_SQLITE) else None

    @property
    def begins(self) -> bool:
        """Whether there is no such book yet: no file, or one in which nothing is."""
        if self.path is None:
            return False
        try:
            return not self.path.stat().st_size
        except OSError:
            return True  # opening it says what is wrong, if there is more

    @property
    def folder(self) -> Path:
        """Where the settings, the files and the papers lie if nothing else is said."""
        return self.path.parent if self.path else Path()

    @property
    def settings_place(self) -> Path:
        """The settings file: the one that was named, or the one beside the book."""
        return self.settings_file or self.folder / SETTINGS_NAME

    @property
    def files_place(self) -> Path:
        """The folder of the files and papers, which has one for each month."""
        return self.files or self.folder
