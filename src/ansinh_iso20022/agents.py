"""How the bank of an account is written: ``CdtrAgt``, by the BIN of the switch or by CITAD code."""

from ansinh import Bank, InvalidValue, find_bank
from ansinh.formats import FormatProfile
from ansinh_iso20022.options import BANK_CODES, CITAD


def agent_code(bank: Bank, profile: FormatProfile, kind: str) -> str | None:
    """Give the code of an account's bank; ``None`` where the profile has none that is sure.

    A bank that the profile does not list is not paid. By CITAD code, an account's own branch goes
    before the code that is listed, if it is a branch of that bank.
    """
    listed = profile.banks.get(bank.code)
    if listed is None:
        return None
    if kind == CITAD and bank.branch:
        return bank.branch if _is_of(bank) else None
    return listed if BANK_CODES[kind].fullmatch(listed) else None


def _is_of(bank: Bank) -> bool:
    try:
        return find_bank(bank.branch).code == bank.code
    except InvalidValue:
        return False
