"""Settings from a file, with the key from where the file says."""

import os
from pathlib import Path

from ansinh.boundary import KeyPlace, Settings, SourceFile, read_settings
from ansinh.files import read_file


def settings_from(source: SourceFile, folder: Path) -> Settings:
    """Read an agency's settings; a key file is looked for in `folder`, where they lie.

    Raises:
        UnreadableFile: What is wrong with the settings, each with its place.
    """

    def key_of(place: KeyPlace) -> str:
        if place.kind == "environment":
            return os.environ[place.name]
        return read_file(folder / place.name).decode("utf-8").strip()

    return read_settings(source.data, source=source.name, key_of=key_of)
