"""Rows that are put together answer as if each of them were asked."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from ansinh import Dong, Outcome, OutcomeKind, PersonName, Reference
from ansinh.books.told_rows import ToldRows
from ansinh.payment.comparison import contradicts

_FIRST = Outcome(Reference("AVET9GY8JWGFNDH80MRQ"), OutcomeKind.PAID)
ROWS = st.lists(
    st.builds(
        Outcome,
        st.just(_FIRST.reference),
        st.sampled_from([OutcomeKind.PAID, OutcomeKind.RETURNED, OutcomeKind.REFUSED]),
        st.sampled_from([None, Dong(1), Dong(2)]),
        account=st.sampled_from([None, "", "0001"]),
        name=st.sampled_from([None, PersonName("Lê Thử"), PersonName("LE THU")]),
        transaction=st.sampled_from(["", "FT1", "FT2"]),
        collected_by_id=st.sampled_from([None, "099000000001"]),
    ),
    max_size=5,
)


def _is_another(one: Outcome, other: Outcome) -> bool:
    both = bool(one.transaction and other.transaction)
    return one.kind is other.kind and both and one.transaction != other.transaction


@given(ROWS, ROWS)
def test_together_they_say_what_each_says(first: list[Outcome], asked: list[Outcome]) -> None:
    told, rows = ToldRows(), list(first)
    for row in rows:
        told.add(row)
    for one in asked:
        alike = [o for o in rows if one.kind is o.kind and not contradicts(one, o)]
        assert told.have(one) is any(not _is_another(one, o) for o in alike)
        assert told.contradict(one) is any(contradicts(one, o) for o in rows)
        assert told.have_another(one) is any(_is_another(one, o) for o in rows)
        told.add(one)
        rows.append(one)


class Counted(str):
    """A text that counts how often it is compared."""

    __slots__ = ()
    times = 0

    def __eq__(self, other: object) -> bool:
        Counted.times += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_a_file_that_names_one_order_again_and_again_is_gone_through_once() -> None:
    """No test is timed: what is counted is how often one row is held against another."""
    told, count = ToldRows(), 3_000
    Counted.times = 0
    for number in range(count):
        row = attrs.evolve(_FIRST, amount=Dong(1), transaction=Counted(f"FT{number}"))
        assert told.have_another(row) is (number > 0)
        assert not told.have(row)
        assert not told.contradict(row)
        told.add(row)
    assert Counted.times < 10 * count
