"""Which values have a document."""

from fractions import Fraction
from typing import NamedTuple

import attrs
import pytest

import ansinh
from ansinh import Agency, Roll
from ansinh.adapters import FileProbe
from ansinh.boundary.documents import names
from ansinh.boundary.documents.derive import codec_of
from ansinh.boundary.documents.kinds import WITHOUT, class_of, is_value, kebab, name_of
from ansinh.errors import Code, UnknownDocument


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("EWallet", "e-wallet"),
        ("LegacyIdNumber", "legacy-id-number"),
        ("Roll", "roll"),
        ("PaymentBatch", "payment-batch"),
    ],
)
def test_a_document_is_named_for_its_class(name: str, expected: str) -> None:
    assert kebab(type(name, (), {})) == expected


def test_every_public_value_has_a_document() -> None:
    """A new public value has one at once, or a reason in `WITHOUT` why not."""
    public = [getattr(ansinh, name) for name in ansinh.__all__ if name not in WITHOUT]
    values = {kebab(thing) for thing in public if is_value(thing)}
    assert values <= set(names())
    assert {"channel", "change", "paper"}.isdisjoint(names()), "a union is no class of its own"
    for name in names():
        assert codec_of(class_of(name)).write is not None


def test_what_has_no_document_holds_a_secret_or_code() -> None:
    """`WITHOUT` names classes that are there, so that it does not outlive them."""
    assert set(ansinh.__all__) >= WITHOUT
    with pytest.raises(UnknownDocument) as refused:
        name_of(Agency)
    assert refused.value.code is Code.DOCUMENT_NONE


@pytest.mark.parametrize("kind", [object, str, FileProbe, type("Roll", (), {})])
def test_a_class_that_is_not_public_has_none(kind: type) -> None:
    with pytest.raises(UnknownDocument):
        name_of(kind)


def test_an_unknown_name_is_told_the_nearest() -> None:
    with pytest.raises(UnknownDocument, match="roll") as refused:
        class_of("rol")
    assert refused.value.code is Code.DOCUMENT_KIND
    assert class_of("roll") is Roll


@pytest.mark.parametrize("hint", [float, list[int], tuple[int, str], dict, complex])
def test_a_field_of_another_type_is_found_by_its_author(hint: object) -> None:
    """Nothing is guessed: a type that no document has is an error of the program."""
    with pytest.raises(TypeError, match="no document"):
        codec_of(hint)


def test_new_classes_need_no_model_of_their_own() -> None:
    """Fields, tuples, optional parts and nested values: the mechanism has them all."""

    class Pair(NamedTuple):
        left: str
        right: int

    @attrs.frozen
    class New:
        pairs: tuple[Pair, ...]
        share: Fraction | None = None
        flag: bool = False

    written = codec_of(New).write(New((Pair("a", 1),), Fraction(1, 3), flag=True))
    assert written == {"pairs": [{"left": "a", "right": 1}], "share": "1/3", "flag": True}
