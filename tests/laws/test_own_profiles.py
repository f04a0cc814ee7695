"""Whatever columns an agency wants, in whatever order: the money and the people stay the same."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.test_provider_files import BANK_BATCHES, CASH_BATCHES

from ansinh import OutcomeKind, PaymentBatch
from ansinh.adapters import BoundAdapter, ParseRequest, Registry, RenderRequest
from ansinh.boundary import SourceFile
from ansinh.formats import FormatProfile
from ansinh_vietinbank.profile import PROFILE as BANK
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.profile import PROFILE as POST
from ansinh_vnpost.simulator import post_office_answer

HEAD = """
profile = 1
replaces = "{id}"
format_version = "own"
source = "drawn"
certainty = "assumed"
[support]
parse-results = "{parse}"
[order]
columns = [
{columns}
]
"""

CASES = [
    pytest.param(BANK, BANK_BATCHES, bank_answer, id="vietinbank"),
    pytest.param(POST, CASH_BATCHES, post_office_answer, id="vnpost"),
]


@st.composite
def own_columns(draw: st.DrawFn, profile: FormatProfile) -> list[tuple[str, str]]:
    """Draw columns: the ones that an order must say, some others, renamed or not, in any order."""
    columns = {column.field: column for column in profile.order_table.columns}
    others = sorted(set(columns) - set(profile.must_say) - {"reference"})
    kept = draw(st.lists(st.sampled_from(others), unique=True))
    reference = draw(st.sampled_from([["reference"], ["reference"], []]))
    fields = draw(st.permutations([*profile.must_say, *kept, *reference]))
    names = [f"Cột {chr(ord('A') + at)} mẫu" for at in range(len(fields))]
    renamed = draw(st.lists(st.booleans(), min_size=len(fields), max_size=len(fields)))
    return [
        (field, name if new else "")
        for field, name, new in zip(fields, names, renamed, strict=True)
    ]


def adapter_with(profile: FormatProfile, columns: list[tuple[str, str]]) -> BoundAdapter:
    rows = [
        f'{{ field = "{field}"' + (f", headers = [{json.dumps(name)}]" if name else "") + " },"
        for field, name in columns
    ]
    joined = any(field == "reference" for field, _ in columns)
    text = HEAD.format(
        id=profile.id, parse="full" if joined else "not-in-format", columns="\n".join(rows)
    )
    own = SourceFile("own.toml", text.encode())
    return Registry.discover(profiles=[own]).get(profile.id)


@pytest.mark.parametrize(("profile", "batches", "simulator"), CASES)
@given(data=st.data())
def test_every_order_stands_in_the_file_and_comes_back(
    profile: FormatProfile,
    batches: st.SearchStrategy[PaymentBatch],
    simulator: Any,
    data: st.DataObject,
) -> None:
    batch = data.draw(batches)
    columns = data.draw(own_columns(profile))
    adapter = adapter_with(profile, columns)
    file = adapter.render(RenderRequest(batch=batch, as_of=batch.pay_day))
    lines = adapter.read_back(file.content)
    assert sorted((line.amount, line.payee) for line in lines) == sorted(
        (order.amount, _written(profile, order.listed_name.text)) for order in batch.instructions
    )
    if not any(field == "reference" for field, _ in columns):
        assert {line.reference for line in lines} == {""}
        return
    references = [order.reference.text for order in batch.instructions]
    assert sorted(line.reference for line in lines) == sorted(references)
    said = dict.fromkeys(references, OutcomeKind.PAID)
    answer = simulator(file, said, month=batch.month, profile=adapter.profile)
    results = adapter.parse_results(ParseRequest(data=answer, batch=batch))
    assert {o.reference.text: o.kind for o in results.outcomes if o.reference} == said
    assert not results.problems
    for outcome in results.outcomes:
        order = batch.by_reference[outcome.reference]
        assert outcome.amount == order.amount
        assert (outcome.account or "") == order.account


def _written(profile: FormatProfile, name: str) -> str:
    return " ".join(profile.name_rule.express(name).split())
