"""What can happen to a book: one class a kind of event; nothing in them names a person.

A body is canonical JSON: keys in order, no blanks, whole numbers, texts, lists. Days and months
are ISO texts. What concerns single orders, lines or people stands in the event's items.
"""

from typing import ClassVar

import attrs


@attrs.frozen(kw_only=True)
class Event:
    """What all have: who said it happened, and when."""

    kind: ClassVar[str]
    month: str = ""
    by: str = ""
    at: str = ""


@attrs.frozen(kw_only=True)
class BookMade(Event):
    """The first event. `key_check` is an HMAC of a fixed text: another key is noticed."""

    kind: ClassVar = "book-made"
    key_check: str
    edition: int


@attrs.frozen(kw_only=True)
class MonthOpened(Event):
    """A month began on a base roll. Items: ``entry`` (the base), ``owed``, ``paid`` (orders).

    Items only where the base came from outside; else it is the roll of the month before.
    `roll_digest` is the month's list before any change: the same lines, under its own month.
    `carried_digest` tells one carry-over from outside from another; empty where there was none.
    `sources` are SHA-256 digests of the files that it was read from.
    """

    kind: ClassVar = "month-opened"
    base_digest: str
    roll_digest: str
    count: int
    total: int
    carried_digest: str = ""
    sources: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ChangesApplied(Event):
    """Changes were reported. Items: ``change``.

    `roll_digest`, `lines` and `total` are the month's list after all changes so far.
    """

    kind: ClassVar = "changes-applied"
    count: int
    net: int
    roll_digest: str
    lines: int
    total: int
    sources: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class MonthChecked(Event):
    """The list was held against the law. `findings` are pairs of code and number."""

    kind: ClassVar = "month-checked"
    as_of: str
    roll_digest: str
    findings: tuple[tuple[str, int], ...] = ()


@attrs.frozen(kw_only=True)
class MonthPlanned(Event):
    """The month was planned, in place of any plan before.

    Items: ``order``, ``hold``, ``cancellation``, ``owed`` (arrears), ``not-yet``, ``recoverable``,
    ``ahead``, ``finding``, ``rule-finding``, ``payer``, ``texts``. `plan_digest` tells this plan
    from another one, a batch's digest its orders from others, and `inputs_digest` that what it
    was made of is the same; all are keyed.
    """

    kind: ClassVar = "month-planned"
    pay_day: str
    as_of: str
    agency: str
    roll_digest: str
    plan_digest: str
    inputs_digest: str
    ordered: int
    ordered_total: int
    held: int
    held_total: int
    batches: tuple[tuple[str, str, int, str, int, int], ...] = ()
    """Provider, programme, sequence, batch digest, count, total."""


@attrs.frozen(kw_only=True)
class OrdersWithheld(Event):
    """Orders of the plan are held after all, since a file of the month is out already.

    Items: ``withheld`` (reference, code). `batches` are what the plan orders from then on.
    """

    kind: ClassVar = "orders-withheld"
    withheld: int
    withheld_total: int
    batches: tuple[tuple[str, str, int, str, int, int], ...] = ()
    """As in `MonthPlanned`."""


@attrs.frozen(kw_only=True)
class FileIntended(Event):
    """A provider's file is about to be written; its keys are live from now on.

    Items: ``live`` (reference, keys). `batch_digest` binds what is ordered, `sha256` the bytes,
    `renderer` the distribution and version that made them.
    """

    kind: ClassVar = "file-intended"
    provider: str
    programme: str
    sequence: int
    filename: str
    sha256: str
    renderer: str
    batch_digest: str
    count: int
    total: int


@attrs.frozen(kw_only=True)
class FileWritten(Event):
    """The file is on the disk, whole and flushed."""

    kind: ClassVar = "file-written"
    sha256: str


@attrs.frozen(kw_only=True)
class FileApproved(Event):
    """Another person than its makers approved exactly these bytes."""

    kind: ClassVar = "file-approved"
    sha256: str


@attrs.frozen(kw_only=True)
class FileSent(Event):
    """It went to the provider. Said once."""

    kind: ClassVar = "file-sent"
    sha256: str


@attrs.frozen(kw_only=True)
class FileVoided(Event):
    """A file that was never sent counts no more; its keys are let go."""

    kind: ClassVar = "file-voided"
    sha256: str
    reason: str


@attrs.frozen(kw_only=True)
class AnswerHeard(Event):
    """A provider's answer was read. Items: ``outcome``, as it stands in the answer, row by row.

    `doubted` are orders that were let go as not paid, or wait to be sent, and of which it says
    otherwise.
    """

    kind: ClassVar = "answer-heard"
    source: str
    provider: str
    adapter_format: str
    count: int
    doubted: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class OrderRecalled(Event):
    """A death or a mistake was learned; the order stays live until the provider answers."""

    kind: ClassVar = "order-recalled"
    reference: str
    reason: str


@attrs.frozen(kw_only=True)
class EvidenceRecorded(Event):
    """Somebody says by what it is known what came of an order; it counts once approved.

    `ground` is ``statement``, ``enquiry`` or ``signed-list``; `document` the SHA-256 of it;
    `outcome` what it shows.
    """

    kind: ClassVar = "evidence-recorded"
    reference: str
    outcome: str
    ground: str
    document: str


@attrs.frozen(kw_only=True)
class EvidenceApproved(Event):
    """Another person approved a recorded evidence; `evidence` is that event's number.

    `doubted` is its order where that was let go meanwhile as not paid, and this says otherwise.
    """

    kind: ClassVar = "evidence-approved"
    evidence: int
    doubted: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class MonthSettled(Event):
    """The month was settled. `lines` are provider, programme and the six columns of each."""

    kind: ClassVar = "month-settled"
    digest: str
    lines: tuple[tuple[str, str, int, int, int, int, int, int], ...] = ()


@attrs.frozen(kw_only=True)
class MonthClosed(Event):
    """The month is closed for ever; what is learned later is an event of the open month."""

    kind: ClassVar = "month-closed"


@attrs.frozen(kw_only=True)
class PersonErased(Event):
    """The documents of a person were erased; the money history stays. Items: ``kept``.

    ``["kept", reference, [key, …]]`` are keys of what orders paid them, which nobody could work out
    any more: of orders from outside, and of the book's own by all numbers that lists had for them.
    """

    kind: ClassVar = "person-erased"
    person: str
    documents: int
    reason: str
