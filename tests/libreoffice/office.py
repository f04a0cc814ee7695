"""LibreOffice, headless: another program that opens and saves what we write."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-calc"
)


def converted(content: bytes, folder: Path, kind: str) -> bytes:
    """Open a workbook in LibreOffice and save it as `kind` (``xlsx``, ``pdf``)."""
    assert SOFFICE is not None
    source = folder / "in" / "workbook.xlsx"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes(content)
    out = folder / "out"
    # Its own profile: two runs at once, or a window left open, would wait for each other.
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
         "--outdir", str(out), str(source)],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    return (out / f"workbook.{kind}").read_bytes()
