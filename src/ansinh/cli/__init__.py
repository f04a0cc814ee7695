"""The command ``ansinh``: a month's work from a terminal."""

from ansinh.cli.main import main

__all__ = ["main"]
