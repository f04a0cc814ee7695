"""`read_law`: a place's own standard, groups and first months, in a law file."""

from collections.abc import Iterator

from ansinh.boundary.law_document import LawDocument
from ansinh.boundary.toml_document import read_toml
from ansinh.entitlement import Instrument, national_rates
from ansinh.entitlement.instrument_document import instrument_from
from ansinh.errors import Code, Position, UnreadableFile, problem

_CODES = {"missing": Code.LAW_MISSING, "extra_forbidden": Code.LAW_UNKNOWN}


def read_law(data: bytes, *, source: str = "law.toml") -> Instrument:
    """Read a law file (tệp văn bản quy phạm: TOML, UTF-8).

    The files of the national instruments, in ``ansinh/entitlement/instruments``, are of the same
    kind; `Rates.and_local` takes the instrument.

    Raises:
        UnreadableFile: ``toml-encoding``, ``law-toml``, with the line; ``law-missing``,
            ``law-unknown``, ``law-value``, ``law-group``; each with the path of the entry as its
            place.
    """
    document = read_toml(LawDocument, data, source=source, syntax=Code.LAW_TOML, entry=_code)
    known = {group.code for one in national_rates().instruments for group in one.groups}
    known |= {group.code for group in document.groups}
    unknown = [path for path, code in _named(document) if code not in known]
    if unknown:
        places = (Position(source, header=path) for path in dict.fromkeys(unknown))
        raise UnreadableFile([problem(Code.LAW_GROUP, place) for place in places])
    return instrument_from(document.model_dump(by_alias=True, exclude_none=True))


def _named(document: LawDocument) -> Iterator[tuple[str, str]]:
    """Give the groups that a file names besides its own rows, each with its path."""
    for at, group in enumerate(document.groups):
        yield from ((f"groups.{at}.not_in", code) for code in group.not_in)
        if group.start.continues is not None:
            yield f"groups.{at}.start.continues", group.start.continues
        for ward in group.wards:
            if ward.in_group is not None:
                yield f"groups.{at}.wards", ward.in_group
    for at, pair in enumerate(document.both):
        yield from ((f"both.{at}", code) for code in (pair.group, *pair.with_))
    for at, funeral in enumerate(document.funerals):
        yield from ((f"funerals.{at}.entitled_in", code) for code in funeral.entitled_in)
    for at, repeal in enumerate(document.repeals):
        yield from ((f"repeals.{at}.groups", code) for code in repeal.groups)


def _code(_path: str, kind: str) -> Code:
    return _CODES.get(kind, Code.LAW_VALUE)
