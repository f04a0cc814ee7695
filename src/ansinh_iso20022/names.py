"""What a file and its message are called: derived from the batch, never random, naming nobody."""

import hashlib
import re
from typing import Final

from ansinh import Month, PaymentBatch

_SPLIT: Final = "\x1f"
_MADE: Final = re.compile(r"([0-9]{4})([0-9]{2})-[0-9A-F]{26}", re.ASCII)


def message_id(batch: PaymentBatch) -> str:
    """Name the message (``MsgId``): the month, and what tells its batches apart.

    The same batch has the same name when it is sent again, so that a bank can refuse the repeat;
    another programme, month, sequence, provider or payer gives another name. The programme stands
    in it only hashed, as it tells of disability or poverty.
    """
    what = (
        batch.provider,
        batch.programme.code,
        str(batch.month),
        str(batch.sequence),
        batch.payer.name,
        batch.payer.account,
    )
    digest = hashlib.sha256(_SPLIT.join(what).encode()).hexdigest()[:26].upper()
    return f"{batch.month.year:04}{batch.month.number:02}-{digest}"


def month_named(message: str) -> Month | None:
    """Give the month that a message's name tells, if `message_id` made it."""
    made = _MADE.fullmatch(message)
    if made is None or not 1 <= int(made[2]) <= 12 or not 1900 <= int(made[1]) <= 2999:
        return None
    return Month(int(made[1]), int(made[2]))


def file_name(batch: PaymentBatch) -> str:
    """Name the file."""
    return f"iso20022-{batch.programme.code.lower()}-{batch.month}-{batch.sequence}.xml"
