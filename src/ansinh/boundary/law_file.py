"""`read_law`: a place's own standard, groups and first months, in a law file."""

from ansinh.boundary.law_document import LawDocument
from ansinh.boundary.toml_document import read_toml
from ansinh.entitlement import Instrument
from ansinh.entitlement.instrument_document import instrument_from
from ansinh.errors import Code

_CODES = {"missing": Code.LAW_MISSING, "extra_forbidden": Code.LAW_UNKNOWN}


def read_law(data: bytes, *, source: str = "law.toml") -> Instrument:
    """Read a law file (tệp văn bản quy phạm: TOML, UTF-8).

    The files of the national instruments, in ``ansinh/entitlement/instruments``, are of the same
    kind; `Rates.and_local` takes the instrument.

    Raises:
        UnreadableFile: ``toml-encoding``, ``law-toml``, with the line; ``law-missing``,
            ``law-unknown``, ``law-value``; each with the path of the entry as its place.
    """
    document = read_toml(LawDocument, data, source=source, syntax=Code.LAW_TOML, entry=_code)
    return instrument_from(document.model_dump(by_alias=True, exclude_none=True))


def _code(_path: str, kind: str) -> Code:
    return _CODES.get(kind, Code.LAW_VALUE)
