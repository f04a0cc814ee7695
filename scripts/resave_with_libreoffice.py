"""Save the demo's workbooks as LibreOffice does: ``python scripts/resave_with_libreoffice.py``.

What lists come as is not our own XML: shared strings, styles, empty cells and column widths of
another program. The tests read these files and ours, and want the same from both.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
SOURCE: Final = ROOT / "src/ansinh/demo/data"
TARGET: Final = ROOT / "tests/data/libreoffice"


def main() -> int:
    """Save them all; 3 where LibreOffice is not installed."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        print("LibreOffice is not installed: apt-get install libreoffice-calc")
        return 3
    with tempfile.TemporaryDirectory() as profile:
        for folder in sorted(path for path in SOURCE.iterdir() if path.is_dir()):
            out = TARGET / folder.name
            out.mkdir(parents=True, exist_ok=True)
            subprocess.run(
                [
                    soffice,
                    f"-env:UserInstallation={Path(profile).as_uri()}",
                    "--headless",
                    "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML",
                    "--outdir",
                    str(out),
                    *map(str, sorted(folder.glob("*.xlsx"))),
                ],
                check=True,
                capture_output=True,
            )
            for path in sorted(out.iterdir()):
                print(f"{path.stat().st_size:>9}  {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
