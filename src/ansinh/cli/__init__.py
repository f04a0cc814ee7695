"""The command ``ansinh``: a month's work from a terminal."""

import sys

try:
    from ansinh.cli.main import main
except KeyboardInterrupt:  # while the modules load: what `main` says of it is not there yet
    sys.stderr.write("Đã dừng từ bàn phím. / Stopped from the keyboard.\n")
    raise SystemExit(3) from None

__all__ = ["main"]
