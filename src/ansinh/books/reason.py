"""`reason_code`: why something was done, as a code.

The chain is never changed: a sentence in it could name somebody for ever, and be shown wherever
the book is. So a reason has no figures, no marks and few words; what there is to tell stands in
the office's own papers.
"""

import re
from typing import Final

from ansinh.errors import Code, InvalidAct

_REASON: Final = re.compile(r"[a-z]{1,20}(?:-[a-z]{1,20}){0,4}", re.ASCII)


def reason_code(reason: str) -> str:
    """Give a reason (lý do) if it is a code: one to five words of small letters, joined by ``-``.

    >>> reason_code("wrong-amount")
    'wrong-amount'

    Raises:
        InvalidAct: ``act-reason``.
    """
    if not isinstance(reason, str) or not _REASON.fullmatch(reason):
        raise InvalidAct(Code.ACT_REASON)
    return reason
