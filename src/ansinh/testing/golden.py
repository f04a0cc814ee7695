"""Golden files: what stands in them, compared; and a first set, made of the sample batch."""

import json
from collections.abc import Mapping
from typing import Any, Final

from ansinh.adapters import ParsedResults
from ansinh.boundary import from_json, to_json
from ansinh.errors import AnsinhError, ParseFailed
from ansinh.formats.kinds import Capability
from ansinh.payment import Outcome, PaymentBatch
from ansinh.testing.case import Case
from ansinh.testing.failure import Unmet
from ansinh.testing.folder import BATCH, EXPECTED, GoldenFile
from ansinh.testing.samples import mixed_said, sample_batch

_TOLD: Final = frozenset({"reference", "kind", "amount"})
"""What an expectation says of every outcome; of the rest, what it likes."""


def batch_of(golden: GoldenFile) -> PaymentBatch:
    """Read the batch of a golden order."""
    try:
        return from_json(golden.document, PaymentBatch)
    except AnsinhError as error:
        code = getattr(error, "code", type(error).__name__)
    message = f"golden: {golden.name}{BATCH} is no document of a batch ({code})"
    raise Unmet(message)


def expectation_of(golden: GoldenFile) -> Mapping[str, Any]:
    """Read what a golden answer is expected to say."""
    try:
        document = json.loads(golden.document)
    except ValueError:
        document = None
    said = document.get("outcomes") if isinstance(document, dict) else None
    refused = document.get("refused") if isinstance(document, dict) else None
    told = isinstance(said, list) and all(
        isinstance(one, dict) and set(one) >= _TOLD for one in said
    )
    if isinstance(document, dict) and (told or isinstance(refused, list)):
        return document
    message = f"golden: {golden.name}{EXPECTED} says neither outcomes nor why the file is refused"
    raise Unmet(message)


def differences(results: ParsedResults, expected: Mapping[str, Any]) -> tuple[str, ...]:
    """Name what an answer says otherwise than expected; places and fields, no values."""
    said, wanted = [outcome_document(one) for one in results.outcomes], expected["outcomes"]
    found = [] if len(said) == len(wanted) else [f"{len(said)} outcomes of {len(wanted)}"]
    for at, (one, other) in enumerate(zip(said, wanted, strict=False), start=1):
        fields = sorted(field for field in other if one.get(field) != other[field])
        if fields:
            found.append(f"outcome {at}: {', '.join(fields)}")
    document = results_document(results)
    found += [
        key for key in ("problems", "rows") if expected.get(key, document[key]) != document[key]
    ]
    return tuple(found)


def refusal_codes(failed: ParseFailed) -> list[str]:
    """Give why an answer is refused as a whole, as an expectation says it."""
    return sorted({str(problem.code) for problem in failed.problems})


def outcome_document(outcome: Outcome) -> dict[str, Any]:
    """Give an outcome as an expectation says it."""
    return {
        "reference": outcome.reference.text if outcome.reference else None,
        "kind": outcome.kind.value,
        "amount": outcome.amount.value if outcome.amount is not None else None,
        "account": outcome.account,
        "name": outcome.name.text if outcome.name else None,
        "on": outcome.on.isoformat() if outcome.on else None,
        "reason": outcome.reason,
        "transaction": outcome.transaction,
        "collected_by": outcome.collected_by.text if outcome.collected_by else None,
        "collected_by_id": outcome.collected_by_id,
    }


def results_document(results: ParsedResults) -> dict[str, Any]:
    """Give an answer's results as an expectation says them."""
    return {
        "outcomes": [outcome_document(one) for one in results.outcomes],
        "problems": [{"code": str(one.code), "row": one.position.row} for one in results.problems],
        "rows": dict(results.rows),
    }


def golden_set(case: Case) -> dict[str, bytes]:
    """Make golden files of what the adapter does today, of invented people: to be looked at."""
    batch = sample_batch(case.profile)
    file = case.render(batch)
    ending = file.filename.rpartition(".")[2]
    made = {f"order{BATCH}": _written(json.loads(to_json(batch))), f"order.{ending}": file.content}
    if case.simulator is not None and case.can(Capability.PARSE_RESULTS):
        answer = case.answer(file, mixed_said(batch, case.profile))
        made[f"answer.{ending}"] = answer
        made[f"answer{EXPECTED}"] = _written(results_document(case.parse(answer)))
    return made


def _written(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
