"""Settings from a file, with the key from where the file says."""

import os
from collections.abc import Mapping
from pathlib import Path

from ansinh.boundary import KeyPlace, ListDefaults, Settings, SourceFile, read_settings
from ansinh.entitlement import SOCIAL_ASSISTANCE
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


def list_defaults(given: Mapping[Path, SourceFile], settings_file: Path | None) -> ListDefaults:
    """Give what holds where a list does not say it: by the settings, where there are any.

    Raises:
        UnreadableFile: What is wrong with the settings, each with its place.
    """
    if settings_file is None:
        return ListDefaults(programme=SOCIAL_ASSISTANCE)
    return settings_from(given[settings_file], settings_file.parent).lists
