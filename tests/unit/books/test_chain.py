"""How events are chained, and how documents stand beside the chain."""

import hashlib
import hmac
import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.books.chain import (
    ItemsDigest,
    commitment_of,
    event_hash,
    salt_of,
)
from ansinh.books.exact import measured, number, parts_of, text
from ansinh.books.store import StoredEvent
from ansinh.errors import BookRefused

EVENT = StoredEvent(3, "month-opened", "2024-07", "{}", 1, "a" * 64, "")


def digest(*items: tuple[str, str, str]) -> ItemsDigest:
    made = ItemsDigest()
    for item in items:
        made.add(*item)
    return made


def test_the_hash_is_what_the_record_of_decisions_says() -> None:
    """Computed by hand, so that another program can do it too."""
    item = b"".join(b"%d:%b" % (len(p), p) for p in (b"1", b"[]", b"p", b"c"))
    items = hashlib.sha256(b"13:ansinh item 1" + item).hexdigest().encode()
    parts = (b"ansinh event 1", b"a" * 64, b"3", b"month-opened", b"2024-07", b"{}", b"1", items)
    by_hand = hashlib.sha256(b"".join(b"%d:%b" % (len(p), p) for p in parts)).hexdigest()
    assert event_hash(EVENT, digest(("[]", "p", "c"))) == by_hand


def test_everything_that_is_stored_of_an_event_is_in_its_hash() -> None:
    one = digest(("[]", "p", "c"))
    changed = [
        attrs.evolve(EVENT, **{name: value})
        for name, value in {
            "seq": 4,
            "kind": "month-closed",
            "month": "2024-08",
            "body": "[]",
            "previous": "b" * 64,
        }.items()
    ]
    hashes = {event_hash(event, one) for event in (EVENT, *changed)}
    others = [
        digest(),
        digest(("[]", "p", "")),
        digest(("[]", "", "pc")),
        digest(("[]", "p", "c"), ("", "", "")),
        digest(("", "", ""), ("[]", "p", "c")),
    ]
    hashes |= {event_hash(EVENT, other) for other in others}
    assert len(hashes) == 1 + len(changed) + len(others)


@given(
    one=st.lists(st.binary(max_size=3), max_size=4),
    two=st.lists(st.binary(max_size=3), max_size=4),
)
def test_other_parts_give_other_bytes(one: list[bytes], two: list[bytes]) -> None:
    assert (measured(*one) == measured(*two)) == (one == two)


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=3))
def test_items_are_digested_as_measured_parts(items: list[tuple[str, str, str]]) -> None:
    """The loop over many items does it in one go; it is the same."""
    said = measured(b"ansinh item 1")
    for n, item in enumerate(items, 1):
        said += measured(b"%d" % n, *(part.encode() for part in item))
    assert digest(*items).hex() == hashlib.sha256(said).hexdigest()


class TestSalts:
    def test_a_salt_is_the_keys_and_the_places(self) -> None:
        key = b"the key of an invented agency"
        assert salt_of(key, 7, 2) == hmac.digest(key, b"salt|7|2", "sha256")[:16]
        salts = {salt_of(key, event, n) for event, n in itertools.product(range(12), repeat=2)}
        assert len(salts) == 144

    def test_equal_documents_have_commitments_of_their_own(self) -> None:
        """Else it would be seen in the chain that two people have one account."""
        key = b"the key of an invented agency"
        one, two = (commitment_of(salt_of(key, 1, n), "{}") for n in (1, 2))
        assert one != two


class TestExact:
    @pytest.mark.parametrize("value", ["", "a", "Đặng 🌾", "\n\x01"])
    def test_texts_are_kept_as_they_are(self, value: str) -> None:
        assert text(value) is value

    @pytest.mark.parametrize("value", [None, 1, b"a", "a\0", "\ud800", "Đ\udfff"])
    def test_what_is_no_text_is_refused(self, value: object) -> None:
        with pytest.raises(BookRefused) as caught:
            text(value)
        assert caught.value.__context__ is None

    @pytest.mark.parametrize("value", [0, 1, 2**63 - 1])
    def test_whole_numbers_are_kept(self, value: int) -> None:
        assert number(value) == value

    @pytest.mark.parametrize("value", [True, False, 1.0, "1", None, -1, 2**63])
    def test_what_is_no_whole_number_is_refused(self, value: object) -> None:
        with pytest.raises(BookRefused):
            number(value)

    def test_parts_are_all_of_it_in_order(self) -> None:
        assert list(parts_of(range(5), 2)) == [[0, 1], [2, 3], [4]]
        assert list(parts_of([], 2)) == []
