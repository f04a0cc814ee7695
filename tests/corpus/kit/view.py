"""Reading a file of the corpus by the public API, and its outcome in the manifest's words."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.corpus.kit.people import BASES, MONTH, Fields

from ansinh import (
    SOCIAL_ASSISTANCE,
    Authorization,
    Bank,
    BankAccount,
    Beneficiary,
    BirthDate,
    CaseNumber,
    CashPoint,
    Channel,
    CitizenId,
    Commune,
    Dong,
    Entitlement,
    Entry,
    Guardianship,
    HomeDelivery,
    ListDefaults,
    ListReport,
    Month,
    Person,
    PersonName,
    Position,
    Problem,
    Programme,
    Roll,
    Sex,
    UnreadableFile,
    check_list,
    day_label,
    read_additions,
    read_adjustments,
    read_removals,
    read_roll,
)

COMMUNE = Commune("Xã Mẫu")


def outcome_of(data: bytes, told: Mapping[str, Any]) -> dict[str, Any]:
    """Read a file as the manifest asks, and say what came of it as the manifest would."""
    defaults = ListDefaults(
        programme=SOCIAL_ASSISTANCE,
        commune=COMMUNE,
        encoding=told.get("encoding", ""),
        apply=tuple(told.get("apply", ())),
    )
    month = told.get("month", MONTH)
    asked: dict[str, Any] = {
        "source": told["file"],
        "month": _month(month) if month else None,
        "defaults": defaults,
    }
    try:
        records, report = _read(data, told.get("kind", "roll"), asked)
    except UnreadableFile as error:
        return {"problems": [_problem(one) for one in error.problems]}
    outcome: dict[str, Any] = {} if records is None else {"records": records}
    outcome["rows"] = {kind: count for kind, count in report.rows.counts.items() if count}
    outcome["notices"] = sorted(str(one.code) for one in report.notices)
    return outcome


def _problem(one: Problem) -> list[str]:
    proposed = "-" if one.proposal is None else str(one.proposal.kind)
    return [str(one.code), where(one.position), proposed]


def fitting(found: Mapping[str, Any], expected: Mapping[str, Any]) -> dict[str, Any]:
    """Cut what was found down to what the manifest tells: not every problem's proposal is."""
    said = dict(found)
    if "problems" in found and len(expected.get("problems", ())) == len(found["problems"]):
        pairs = zip(found["problems"], expected["problems"], strict=True)
        said["problems"] = [one[: len(wanted)] for one, wanted in pairs]
    return {name: said.get(name) for name in expected}


def expected_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """Give the outcome that the manifest expects, its records written out."""
    if "problems" in told:
        return {"problems": told["problems"]}
    expected = {"rows": told["rows"]} if told["rows"] else {}
    if told["records"] is not None:
        expected["records"] = records_of(told)
    if "notices" in told:
        expected["notices"] = told["notices"]
    return expected


def records_of(told: Mapping[str, Any]) -> list[Fields]:
    """Give the records of a base list with what is changed of them; `None` takes a field away."""
    changes = told.get("but", {})
    if isinstance(told["records"], list):
        return list(told["records"])
    base = BASES[told["records"]]
    who = told.get("who", range(1, len(base) + 1))
    found = []
    for number in who:
        one = base[number - 1] | changes.get("*", {}) | changes.get(str(number), {})
        found.append({field: value for field, value in one.items() if value is not None})
    # A roll keeps its lines in the order of programme and case, whatever order they came in.
    return found if told.get("kind", "roll") != "roll" else sorted(found, key=_key)


def _key(record: Fields) -> tuple[str, str]:
    return record["programme"], record["case"]


def where(position: Position) -> str:
    """Write a place: a cell, a row, or nothing."""
    return position.cell or (f"row {position.row}" if position.row else "")


def _month(text: str) -> Month:
    year, number = text.split("-")
    return Month(int(year), int(number))


def _read(data: bytes, kind: str, asked: dict[str, Any]) -> tuple[list[Fields] | None, ListReport]:
    match kind:
        case "roll":
            found = read_roll(data, **asked)
            owed: dict[str, list[int]] = {}
            for one in found.owed:
                owed.setdefault(one.beneficiary.case.text, []).append(one.line.amount.value)
            return [_with_owed(_entry(one), owed) for one in found.roll.entries], found.report
        case "additions":
            added = read_additions(data, **asked)
            return [
                _entry(one.entry) | _change(one) | {"reason": str(one.reason)}
                for one in added.additions
            ], added.report
        case "removals":
            removed = read_removals(data, roll=base_roll(), **asked)
            return [
                {"case": one.entry.beneficiary.case.text, "reason": str(one.reason)}
                | _change(one)
                | ({"event_on": day_label(one.event_on)} if one.event_on else {})
                for one in removed.removals
            ], removed.report
        case "adjustments":
            adjusted = read_adjustments(data, roll=base_roll(), **asked)
            return [
                {"case": one.before.beneficiary.case.text, "parts": [str(p) for p in one.parts]}
                | _change(one)
                | _difference(_entry(one.before), _entry(one.after))
                for one in adjusted.adjustments
            ], adjusted.report
        case _:
            assert kind == "any", kind
            return None, check_list(data, **asked)


def _change(one: Any) -> Fields:
    return {"effective": one.effective.label} | _decision(one.decision)


def _decision(decision: Any) -> Fields:
    if decision is None:
        return {}
    day = {"decision_date": day_label(decision.issued_on)} if decision.issued_on else {}
    return {"decision": decision.number, **day}


def _difference(before: Fields, after: Fields) -> Fields:
    """Give what is new after an adjustment; a field that went away is said as nothing."""
    return {
        field: after.get(field)
        for field in (*after, *(field for field in before if field not in after))
        if before.get(field) != after.get(field)
    }


def _with_owed(one: Fields, owed: Mapping[str, list[int]]) -> Fields:
    sums = owed.get(one["case"])
    return one | {"unpaid_months": len(sums), "unpaid_amount": sum(sums)} if sums else one


def _entry(entry: Entry) -> Fields:
    held, entitlement = entry.beneficiary, entry.entitlement
    person, group = held.person, entitlement.category
    number = person.citizen_id or person.legacy_id
    coefficient = entitlement.coefficient
    found: Fields = {
        "programme": entry.programme.code,
        "commune": held.commune.name,
        "case": held.case.text,
        "name": person.name.text,
        "birth": person.birth and person.birth.label,
        "sex": person.sex and person.sex.value,
        "id": number and number.digits,
        "phone": person.phone and person.phone.digits,
        "hamlet": held.hamlet,
        "category": group and (group.name or group.code),
        "coefficient": coefficient and float(coefficient),
        "amount": entry.amount.value,
        "since": entitlement.since and entitlement.since.label,
        "note": entry.note,
    }
    found |= _decision(entitlement.decision) | _channel(entry.channel, person.name)
    for paper in entry.papers:
        found |= _paper(paper)
    return {field: value for field, value in found.items() if value not in (None, "")}


def _channel(channel: Channel, own_name: PersonName) -> Fields:
    match channel:
        case BankAccount():
            holder = channel.holder_name
            return {
                "channel": "account",
                "account": channel.number,
                "bank": channel.bank.code,
                "branch": channel.bank.branch,
                "holder": None if holder == own_name else holder.text,
            }
        case CashPoint():
            return {"channel": "cash", "place": channel.place}
        case HomeDelivery():
            return {"channel": "home", "place": channel.address}
        case _:
            raise AssertionError


def _paper(paper: Any) -> Fields:
    kinds = {Authorization: "agent", Guardianship: "guardian"}
    person, span = paper.representative, paper.span
    return {
        "capacity": kinds.get(type(paper), "parent"),
        "representative": person.name.text,
        "representative_id": person.citizen_id and person.citizen_id.digits,
        "paper": paper.document and paper.document.number,
        "paper_from": span.start and day_label(span.start),
        "paper_to": span.last_day and day_label(span.last_day),
    }


def base_roll(base: str = "five") -> Roll:
    """Give the base list as the roll of June 2024, for removals and adjustments to stand on."""
    return Roll(Month(2024, 6), [*_entries(BASES[base])])


def _entries(people: Iterable[Fields]) -> Iterable[Entry]:
    for one in people:
        day, month, year = map(int, one["birth"].split("/"))
        name = PersonName(one["name"])
        person = Person(name, BirthDate(year, month, day), Sex(one["sex"]), CitizenId(one["id"]))
        channel: Channel
        if one["channel"] == "account":
            channel = BankAccount(Bank(one["bank"]), one["account"], name)
        elif one["channel"] == "cash":
            channel = CashPoint()
        else:
            channel = HomeDelivery(one["place"])
        held = Beneficiary(person, CaseNumber(one["case"]), COMMUNE, one["hamlet"])
        programme: Programme = SOCIAL_ASSISTANCE
        yield Entry(programme, held, Entitlement(None, Dong(one["amount"])), channel)
