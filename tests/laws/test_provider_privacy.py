"""A provider's file carries what it needs to pay, and no more; its texts tell of nobody's need."""

from collections.abc import Iterable
from typing import Final

import attrs
import pytest
from hypothesis import given
from tests.canaries import heard
from tests.planted_month import ACCOUNT, AT_HOME, AT_POINT, PAY_DAY, batch

from ansinh import Channel, Month, PaymentPlan, PlanTerms, RenderRequest
from ansinh.adapters import Registry, default_registry
from ansinh.entitlement import PROGRAMMES
from ansinh.formats import Capability, FormatProfile
from ansinh.latin import fold
from ansinh.testing.strategies import months, plan_terms, plans

MEANT: Final = {
    "name": {"name"},
    "account": {"account"},
    "citizen_id": {"citizen id"},
    "payee": {"agent's name"},
    "payee_id": {"agent's citizen id"},
    "address": {"address"},
    "decision": {"decision"},
}
"""What of a person a field of an order says; all others say nothing of them."""

CHANNELS: Final = {
    "iso20022.pain001": (ACCOUNT,),
    "vietinbank.salary-list": (ACCOUNT,),
    "vnpost.cash-list": (AT_HOME, AT_POINT),
}
CASES: Final = [(adapter, channel) for adapter, kinds in CHANNELS.items() for channel in kinds]


def declared(profile: FormatProfile) -> set[str]:
    """Say what of a person a profile declares: by its columns, or by what it must say."""
    fields: Iterable[str] = (
        profile.must_say if profile.order is None else (c.field for c in profile.order.columns)
    )
    return set().union(*(MEANT.get(field, set()) for field in fields))


def said(content: bytes) -> set[str]:
    """Say what of a person stands in a file."""
    return {found.split(",")[0] for found in heard(content)}


@pytest.mark.parametrize(("adapter", "channel"), CASES, ids=str)
def test_a_file_says_of_a_person_what_its_profile_declares(adapter: str, channel: Channel) -> None:
    """No phone, no case, no day of birth, no category, no note; and no number of another kind."""
    bound = default_registry().get(adapter)
    planted = batch(adapter, channel)
    file = bound.render(RenderRequest(batch=planted, as_of=PAY_DAY))
    found = said(file.content)
    assert "name" in found  # what is planted is heard in that file
    assert found <= declared(bound.profile)
    assert heard(file.filename) == []


def test_a_file_says_all_that_its_profile_declares() -> None:
    """Else the test above would be content with a profile that declares everything."""
    for adapter, channels in CHANNELS.items():
        bound = default_registry().get(adapter)
        found: set[str] = set()
        for channel in channels:
            request = RenderRequest(batch=batch(adapter, channel), as_of=PAY_DAY)
            found |= said(bound.render(request).content)
        assert found == declared(bound.profile)


def test_every_adapter_that_comes_along_is_asked() -> None:
    registry = Registry.discover()
    assert set(CHANNELS) == {i for i in registry.ids() if registry.get(i).can(Capability.RENDER)}


@given(made=plans())
def test_a_narrative_is_neutral(made: PaymentPlan) -> None:
    """Everybody of a programme and of others reads the same: the months, and nothing else."""
    by_months: dict[tuple[Month, ...], set[str]] = {}
    for order in made.instructions:
        said_for = tuple(
            sorted({line.month_of for line in order.lines if line.month_of >= made.month})
        )
        by_months.setdefault(said_for, set()).add(order.narrative)
    assert all(len(narratives) == 1 for narratives in by_months.values())


@given(terms=plan_terms(), month=months())
def test_our_own_narrative_names_no_programme(terms: PlanTerms, month: Month) -> None:
    ours = attrs.evolve(terms, narrative=attrs.fields(PlanTerms).narrative.default)
    text = fold(ours.narrative_for(month, month)).upper()
    for programme in PROGRAMMES:
        assert programme.code not in text
        assert fold(programme.name).upper() not in text
