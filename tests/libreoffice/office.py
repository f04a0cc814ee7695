"""LibreOffice, headless: another program that opens and saves what we write."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-calc"
)


def converted(content: bytes, folder: Path, kind: str) -> bytes:
    """Open a workbook in LibreOffice and save it as `kind` (``xlsx``, ``pdf``)."""
    return all_converted({"workbook.xlsx": content}, folder, kind)["workbook.xlsx"]


def all_converted(contents: Mapping[str, bytes], folder: Path, kind: str) -> dict[str, bytes]:
    """Open workbooks in one run of LibreOffice and save each as `kind`; by the names they had."""
    assert SOFFICE is not None
    sources = folder / "in"
    sources.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (sources / name).write_bytes(content)
    out = folder / "out"
    # Its own profile: two runs at once, or a window left open, would wait for each other.
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
         "--outdir", str(out), *(str(sources / name) for name in contents)],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    return {name: (out / f"{Path(name).stem}.{kind}").read_bytes() for name in contents}
