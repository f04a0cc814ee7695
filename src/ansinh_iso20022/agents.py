"""How the bank of an account is written: ``CdtrAgt``, by the BIN of the switch or by CITAD code."""

import re
from typing import Final

from ansinh import Bank, InvalidValue, find_bank
from ansinh.formats import FormatProfile

NAPAS_BIN: Final = "napas-bin"
"""Six digits of the NAPAS switch; they name the bank."""

CITAD: Final = "citad"
"""Eight digits of interbank payments: province, bank, branch; they name the branch."""

_CODES: Final = {NAPAS_BIN: re.compile("[0-9]{6}"), CITAD: re.compile("[0-9]{8}")}


def agent_kind(profile: FormatProfile) -> str:
    """Say which code the profile writes a bank by; the BIN where it does not say."""
    return profile.options.get("agent", NAPAS_BIN)


def agent_code(bank: Bank, profile: FormatProfile) -> str | None:
    """Give the code of an account's bank; ``None`` where the profile has none that is sure.

    A bank that the profile does not list is not paid. By CITAD code, an account's own branch goes
    before the code that is listed, if it is a branch of that bank.
    """
    listed = profile.banks.get(bank.code)
    kind = agent_kind(profile)
    if listed is None or kind not in _CODES:
        return None
    if kind == CITAD and bank.branch:
        return bank.branch if _is_of(bank) else None
    return listed if _CODES[kind].fullmatch(listed) else None


def _is_of(bank: Bank) -> bool:
    try:
        return find_bank(bank.branch).code == bank.code
    except InvalidValue:
        return False
