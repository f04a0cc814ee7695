"""`Options`: what a profile says under ``[options]``, checked; what it leaves out is as packaged.

They go into every order of a file, so that a slip in one is told before there is a file.
"""

import re
from typing import Final

import attrs

from ansinh import Code, InvalidProfile
from ansinh.formats import FormatProfile
from ansinh_iso20022.profile import PROFILE

NAPAS_BIN: Final = "napas-bin"
"""Six digits of the NAPAS switch; they name the bank."""

CITAD: Final = "citad"
"""Eight digits of interbank payments: province, bank, branch; they name the branch."""

BANK_CODES: Final = {NAPAS_BIN: re.compile("[0-9]{6}"), CITAD: re.compile("[0-9]{8}")}
"""How a bank's code looks, by the option ``agent``."""

_KNOWN: Final = {
    "agent": re.compile("|".join(BANK_CODES)),
    "charge-bearer": re.compile("DEBT|CRED|SHAR|SLEV"),
    "clearing-system": re.compile("[A-Za-z0-9]{1,35}"),
    "debtor-agent": re.compile("[0-9]+"),
}


@attrs.frozen
class Options:
    """How banks are written, and who bears the charges (tùy chọn của hồ sơ)."""

    agent: str
    charge_bearer: str
    clearing_system: str
    debtor_agent: str
    """The payer's bank, by the same code system; empty where the profile does not say."""


def options_of(profile: FormatProfile) -> Options:
    """Give a profile's options.

    Raises:
        InvalidProfile: ``profile-option``: one that is not known, or not such a value.
    """
    said = {"debtor-agent": "", **PROFILE.options, **profile.options}
    options = Options(**{name.replace("-", "_"): said[name] for name in _KNOWN})
    wrong = [
        name
        for name, value in profile.options.items()
        if name not in _KNOWN or not _KNOWN[name].fullmatch(value)
    ]
    own = options.debtor_agent
    if not wrong and own and not BANK_CODES[options.agent].fullmatch(own):
        wrong = ["debtor-agent"]
    if wrong:
        # A name that is not ours is the file's own word, and is not said.
        named = dict.fromkeys(name if name in _KNOWN else "?" for name in wrong)
        parts = {"options": ", ".join(sorted(named)), "known": ", ".join(_KNOWN)}
        raise InvalidProfile(Code.PROFILE_OPTION, adapter=PROFILE.id, **parts)
    return options
