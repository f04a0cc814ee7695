"""`AdapterEvent`: what observers are told; `BatchFinding`: what an agency's own rules say."""

import re
from typing import Final

import attrs

from ansinh.errors import Code, InvalidProfile, Text
from ansinh.money import Dong

_CODE: Final = re.compile(r"[a-z0-9][a-z0-9._-]*(:[a-z0-9._-]+)?", re.ASCII)


def is_code(text: object) -> bool:
    """Say whether a text is a code, ours or ``distribution:code``: no sentence, and no name."""
    return isinstance(text, str) and _CODE.fullmatch(text) is not None


def _theirs(_finding: object, _field: object, code: str) -> None:
    if not is_code(code) or ":" not in code:
        raise InvalidProfile(Code.PLUGIN_FINDING)


def _sentence(_finding: object, _field: object, text: Text) -> None:
    if not isinstance(text, Text) or not all(
        isinstance(said, str) and said.strip() and said.isprintable() for said in (text.en, text.vi)
    ):
        raise InvalidProfile(Code.PLUGIN_FINDING)


def _a_reference(_finding: object, _field: object, reference: str) -> None:
    if not isinstance(reference, str) or not (reference == "" or reference.isalnum()):
        raise InvalidProfile(Code.PLUGIN_FINDING)


def _yes_no(_finding: object, _field: object, blocking: object) -> None:
    if not isinstance(blocking, bool):
        raise InvalidProfile(Code.PLUGIN_FINDING)


@attrs.frozen(kw_only=True)
class AdapterEvent:
    """One thing that an adapter was asked to do, for the audit trail (nhật ký); nobody is named.

    Three versions are told apart: the contract's (`api`), the provider's edition
    (`format_version`) and the distribution's. `batch` is the batch's digest, `sha256` the file's;
    `error` is the type of what was raised, if anything.
    """

    adapter: str
    distribution: str
    version: str
    api: tuple[int, int]
    format_version: str
    operation: str
    batch: str = ""
    sha256: str = ""
    count: int | None = None
    total: Dong | None = None
    problems: int = 0
    error: str = ""


@attrs.frozen(kw_only=True)
class BatchFinding:
    """What a rule of an agency's own says about a batch before it is rendered (điều cần xem lại).

    `code` is ``distribution:code``; `message` names nobody; `reference` is the instruction's,
    empty for the whole batch. What a `blocking` finding is about does not go out.

    Raises:
        InvalidProfile: ``plugin-finding``.
    """

    code: str = attrs.field(validator=_theirs)
    message: Text = attrs.field(validator=_sentence)
    reference: str = attrs.field(default="", validator=_a_reference)
    blocking: bool = attrs.field(default=False, validator=_yes_no)
