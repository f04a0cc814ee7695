"""`AdapterEvent`: what observers are told; `BatchFinding`: what an agency's own rules say."""

import attrs

from ansinh.errors import Text
from ansinh.money import Dong


@attrs.frozen(kw_only=True)
class AdapterEvent:
    """One thing that an adapter was asked to do, for the audit trail (nhật ký); nobody is named.

    Three versions are told apart: the contract's (`api`), the provider's edition
    (`format_version`) and the distribution's. `batch` is the batch's digest, `sha256` the file's;
    `error` is the type of what was raised, if anything.
    """

    adapter: str
    distribution: str
    version: str
    api: tuple[int, int]
    format_version: str
    operation: str
    batch: str = ""
    sha256: str = ""
    count: int | None = None
    total: Dong | None = None
    problems: int = 0
    error: str = ""


@attrs.frozen(kw_only=True)
class BatchFinding:
    """What a rule of an agency's own says about a batch before it is rendered (điều cần xem lại).

    `code` is ``distribution:code``; `reference` is the instruction's, empty for the whole batch;
    a `blocking` finding means that the batch should not go out.
    """

    code: str
    message: Text
    reference: str = ""
    blocking: bool = False
