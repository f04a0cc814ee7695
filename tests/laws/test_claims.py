"""What is live is live for one person and one sum, however they are written down."""

import re

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from ansinh import Agency, Beneficiary, Cause, Component, InstructionLine, Month
from ansinh.books.claims import keys_of
from ansinh.entitlement import Programme
from ansinh.roll import slot_of
from ansinh.testing.strategies import (
    beneficiaries,
    instruction_lines,
    months,
    plan_inputs,
    programmes,
)
from ansinh.testing.strategies.plans import PlanInput

AGENCY = Agency("MAU", "Phòng Mẫu", b"published test key")
OUTCOMES = st.sampled_from([cause for cause in Cause if not cause.is_promise])


def keys(
    line: InstructionLine, whose: Beneficiary, programme: Programme, month: Month
) -> frozenset[str]:
    return frozenset(keys_of((line,), whose, programme, month, agency=AGENCY))


def ids_of(whose: Beneficiary) -> set[object]:
    return {whose.person.citizen_id, whose.person.legacy_id} - {None}


@given(
    line=instruction_lines(),
    whose=beneficiaries(),
    programme=programmes(),
    promised=months(),
    carried=st.lists(st.tuples(OUTCOMES, months()), max_size=4),
    now=months(),
)
def test_a_sum_keeps_its_keys_however_often_it_is_carried(
    line: InstructionLine,
    whose: Beneficiary,
    programme: Programme,
    promised: Month,
    carried: list[tuple[Cause, Month]],
    now: Month,
) -> None:
    """What was promised in one month cannot be paid by another name in a later one."""
    assume(line.cause.is_promise)
    later = line
    for became, month in carried:
        later = later.carried(became, promised if later is line else month)
    before = keys(line, whose, programme, promised)
    assert keys(later, whose, programme, promised if later is line else now) == before


@given(
    line=instruction_lines(),
    other=instruction_lines(),
    one=beneficiaries(),
    two=beneficiaries(),
    programme=programmes(),
    month=months(),
)
def test_different_people_never_share_but_by_their_case(
    line: InstructionLine,
    other: InstructionLine,
    one: Beneficiary,
    two: Beneficiary,
    programme: Programme,
    month: Month,
) -> None:
    assume(not ids_of(one) & ids_of(two) and one.case != two.case)
    assert not keys(line, one, programme, month) & keys(other, two, programme, month)


@given(
    line=instruction_lines(),
    one=beneficiaries(),
    two=beneficiaries(),
    programme=programmes(),
    month=months(),
    by=st.sampled_from(["citizen_id", "legacy_id", "case"]),
)
def test_one_person_shares_by_any_number_or_by_the_case(
    line: InstructionLine,
    one: Beneficiary,
    two: Beneficiary,
    programme: Programme,
    month: Month,
    by: str,
) -> None:
    """Whatever else is written otherwise: the name, the commune, the other numbers."""
    if by == "case":
        two = attrs.evolve(two, case=one.case)
        assume(line.component is not Component.FUNERAL)
    else:
        number = getattr(one.person, by)
        assume(number is not None)
        two = attrs.evolve(two, person=attrs.evolve(two.person, **{by: number}))
    assert keys(line, one, programme, month) & keys(line, two, programme, month)


@given(
    line=instruction_lines(),
    other=instruction_lines(),
    whose=beneficiaries(),
    programme=programmes(),
    month=months(),
)
def test_two_sums_share_where_they_are_for_the_same(
    line: InstructionLine,
    other: InstructionLine,
    whose: Beneficiary,
    programme: Programme,
    month: Month,
) -> None:
    """No more and no less: a lawful second raise is not held back by the first."""
    same = slot_of(line, month) == slot_of(other, month)
    shared = keys(line, whose, programme, month) & keys(other, whose, programme, month)
    assert bool(shared) is same


@given(line=instruction_lines(), whose=beneficiaries(), programme=programmes(), month=months())
def test_a_key_says_nothing_of_whose_it_is(
    line: InstructionLine, whose: Beneficiary, programme: Programme, month: Month
) -> None:
    found = keys(line, whose, programme, month)
    assert found
    assert all(re.fullmatch("[0-9a-f]{32}", key) for key in found)


@given(inputs=plan_inputs())
def test_no_order_pays_the_same_twice(inputs: PlanInput) -> None:
    """Of a month's own money what is missing may come beside what was left over; no sum twice."""
    for order in inputs.plan().instructions:
        slots = [(line.component, slot_of(line, order.month)) for line in order.lines]
        assert len(slots) == len(set(slots))
