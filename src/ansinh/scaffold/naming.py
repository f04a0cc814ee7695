"""What a new adapter is called: its distribution, its package, its class."""

import builtins
import keyword
import re
import sys
from typing import Final

import attrs

import ansinh
from ansinh import adapters, formats
from ansinh.errors import Code, InvalidProfile
from ansinh.formats.profile import is_adapter_id

_DISTRIBUTION: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
_PACKAGE: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", re.ASCII)
_LONGEST: Final = 60

_TAKEN: Final = frozenset(
    (*dir(builtins), *ansinh.__all__, *adapters.__all__, *formats.__all__, "ClassVar")
)
"""What the modules of a new package may name besides its own class."""


def _an_id(_new: object, _field: object, adapter: str) -> None:
    if not is_adapter_id(adapter) or len(adapter) > _LONGEST:
        raise InvalidProfile(Code.PROFILE_ID)


def _a_distribution(_new: object, _field: object, name: str) -> None:
    if not _DISTRIBUTION.fullmatch(name) or len(name) > _LONGEST:
        raise InvalidProfile(Code.PACKAGE_NAME)
    if name == "ansinh":
        raise InvalidProfile(Code.PACKAGE_TAKEN)


def _a_package(_new: object, _field: object, name: str) -> None:
    if not _PACKAGE.fullmatch(name) or len(name) > _LONGEST:
        raise InvalidProfile(Code.PACKAGE_NAME)
    # A package of such a name would hide the other, or could not be imported at all.
    ours = name.partition("_")[0] == "ansinh"
    taken = name in sys.stdlib_module_names or name == "tests" or ours
    if taken or keyword.iskeyword(name):
        raise InvalidProfile(Code.PACKAGE_TAKEN)


def _package_of(new: "NewAdapter") -> str:
    return new.distribution.replace("-", "_")


@attrs.frozen
class NewAdapter:
    """The names of a new adapter (bộ chuyển đổi mới); what is not said follows from the others.

    Raises:
        InvalidProfile: ``profile-id``, ``package-name``, ``package-taken``.
    """

    distribution: str = attrs.field(validator=_a_distribution)
    id: str = attrs.field(validator=_an_id)
    package: str = attrs.field(
        default=attrs.Factory(_package_of, takes_self=True), validator=_a_package
    )

    @property
    def provider(self) -> str:
        """The id's first word: ``sohn`` of ``sohn.transfer``."""
        return self.id.partition(".")[0]

    @property
    def class_name(self) -> str:
        """The adapter's class: ``SohnTransfer``; a digit in front would make it no name.

        Nor may it hide what its module takes from elsewhere, as ``payout.adapter`` would.
        """
        words = "".join(word.capitalize() for word in re.split(r"[.-]", self.id))
        return f"Adapter{words}" if words in _TAKEN or not words[0].isalpha() else words
