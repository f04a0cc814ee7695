"""The command's root: which commands there are, and how errors become words and exit codes."""

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from ansinh.cli.failures import Failure, failure_of
from ansinh.errors.text import Language

_COMMANDS: Final = {
    "adapters": "ansinh.cli.adapters:adapters",
    "check": "ansinh.cli.check:check",
    "demo": "ansinh.cli.demo:demo",
    "run": "ansinh.cli.run:run",
    "schema": "ansinh.cli.schema:schema",
    "template": "ansinh.cli.template:template",
}

FINE: Final = 0
IN_THE_DATA: Final = 1
USAGE: Final = 2
UNEXPECTED: Final = 3


class _OnUse(click.Group):
    """A group whose commands load when they are called, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's shape
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_OnUse, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ansinh")
def root() -> None:
    """Chi trả an sinh xã hội. / The money part of Vietnamese social assistance."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give 0 (fine), 1 (the data), 2 (usage) or 3 (installation, unexpected)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        answer = root.main(words, prog_name="ansinh", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return USAGE
    except click.Abort:
        return UNEXPECTED
    except Exception as error:  # noqa: BLE001 - a traceback could show a person's data
        return _told(failure_of(error), words)
    return answer if isinstance(answer, int) else FINE


def _told(failure: Failure, words: list[str]) -> int:
    _show(failure, as_json="--json" in words, language="en" if _english(words) else "vi")
    return IN_THE_DATA if failure.in_the_data else UNEXPECTED


def _english(words: list[str]) -> bool:
    return "--lang=en" in words or ("--lang" in words and "en" in words)


def _show(failure: Failure, *, as_json: bool, language: Language) -> None:
    if as_json:
        click.echo(json.dumps(failure.document, ensure_ascii=False, indent=2))
        return
    for line in failure.lines:
        click.echo(line.in_language(language), err=True)
