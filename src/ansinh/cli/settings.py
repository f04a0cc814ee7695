"""Settings from a file, with the key from where the file says."""

import os
from pathlib import Path

from ansinh.boundary import KeyPlace, Settings, read_settings
from ansinh.files import read_file


def settings_from(path: Path) -> Settings:
    """Read an agency's settings file; a key file is looked for beside it.

    Raises:
        UnreadableFile: What is wrong with the settings, each with its place.
        StorageError: ``file-missing``.
    """

    def key_of(place: KeyPlace) -> str:
        if place.kind == "environment":
            return os.environ[place.name]
        return read_file(path.parent / place.name).decode("utf-8").strip()

    return read_settings(read_file(path), source=path.name, key_of=key_of)
