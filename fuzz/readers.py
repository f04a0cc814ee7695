"""The readers, and what must hold of each of them whatever the bytes are.

Each gives values, or raises an `AnsinhError`; every row of a list is accounted for; no message has
a word of what stood in a cell. Anything else that comes out is a finding.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache

from ansinh import (
    SOCIAL_ASSISTANCE,
    AnsinhError,
    Commune,
    ListDefaults,
    ParseRequest,
    Registry,
    UnreadableFile,
    check_list,
    from_json,
    read_facts,
    read_law,
    read_layout,
    read_settings,
)
from ansinh.adapters import FileProbe, read_profile
from ansinh.errors import Code, Problem, ProposalKind, masked
from ansinh.formats import Sheet, read_sheets

NAME = "tep-mau"
DEFAULTS = ListDefaults(programme=SOCIAL_ASSISTANCE, commune=Commune("Xã Mẫu"))
LEAST = 8
"""Letters of a cell that a message must not have; shorter words are in our own sentences too."""
INVENTED = (" Mẫu", "Mẫu ", " Thử")
"""What the names of the seeds have, and no sentence of ours."""


class Finding(AssertionError):
    """Something that must not be, said without the bytes that showed it."""


def check(reader: str, data: bytes) -> bool:
    """Hold a reader to the law; say whether it took the bytes.

    Raises:
        Finding: Rows are unaccounted for, or a message has what stood in a cell.
    """
    return READERS[reader](data)


def _list(data: bytes) -> bool:
    """Read a list of whatever kind, as typed and with every proposal taken."""
    sheets: tuple[Sheet, ...] = ()
    with suppress(AnsinhError):
        sheets = read_sheets(data, NAME)
    taken = False
    for apply in ((), tuple(ProposalKind)):
        defaults = ListDefaults(programme=DEFAULTS.programme, commune=DEFAULTS.commune, apply=apply)
        try:
            report = check_list(data, source=NAME, defaults=defaults)
        except UnreadableFile as error:
            _accounted(getattr(error, "accounts", {}).values(), sheets)
            _nobody_named(_said(error.problems), sheets)
        except AnsinhError as error:
            _nobody_named([str(error)], sheets)
        else:
            taken = True
            _accounted([report.rows.counts], sheets)
            notices = (one for one in report.notices if one.code != Code.NOTICE_COLUMN)
            _nobody_named([one.text.vi + one.text.en for one in notices], sheets)
    return taken


def _accounted(accounts: Iterable[Mapping[str, int]], sheets: Iterable[Sheet]) -> None:
    heights = {len(sheet.rows) for sheet in sheets}
    for account in accounts:
        if account and sum(account.values()) not in heights:
            raise Finding("rows unaccounted for")


def _said(problems: Iterable[Problem]) -> Iterator[str]:
    """Give what a problem says besides where: headers are the file's own words."""
    for one in problems:
        yield from (one.message.vi, one.message.en, one.cure.vi, one.cure.en, one.shown)
        if one.proposal is not None:
            yield from (one.proposal.evidence.vi, one.proposal.evidence.en, one.proposal.shown)


def _nobody_named(messages: Iterable[str], sheets: Iterable[Sheet]) -> None:
    """Look for names and numbers of the cells; amounts may be said, sums of them are."""
    said = "\n".join(messages)
    for sheet in sheets:
        for row in sheet.rows:
            for value in row:
                text = str(value) if isinstance(value, str | int) else ""
                is_its_own_shape = masked(text) == text
                telling = text.isdigit() or any(word in text for word in INVENTED)
                telling = telling and not is_its_own_shape
                if len(text) >= LEAST and telling and text in said:
                    raise Finding("a message has what stood in a cell")


@cache
def _registry() -> Registry:
    return Registry.discover()


def _answer(data: bytes) -> bool:
    """Read a provider's answer with every adapter that reads answers."""
    taken = False
    for provider in ("vietinbank.salary-list", "vnpost.cash-list", "iso20022.pain001"):
        adapter = _registry().get(provider)
        adapter.sniff(FileProbe(filename=NAME, head=data[:4096]))
        with suppress(AnsinhError):
            results = adapter.parse_results(ParseRequest(data=data, filename=NAME))
            taken = True
            if any(one.amount is not None and one.amount.value < 0 for one in results.outcomes):
                raise Finding("an outcome below nothing")
    return taken


def _json(data: bytes) -> bool:
    try:
        from_json(data, source=NAME)
    except AnsinhError:
        return False
    return True


def _toml(data: bytes) -> bool:
    """Read settings, laws, facts, layouts and profiles."""
    taken = False
    for read in (read_settings, read_law, read_facts, read_layout, read_profile):
        with suppress(AnsinhError):
            read(data, source=NAME)
            taken = True
    return taken


READERS: Mapping[str, Callable[[bytes], bool]] = {
    "csv": _list,
    "workbook": _list,
    "xls": _list,
    "answer": _answer,
    "json": _json,
    "toml": _toml,
}
