"""What stands in the lines of the lists."""

from typing import Final

from ansinh import (
    Addition,
    AdjustedPart,
    Adjustment,
    Authorization,
    BankAccount,
    Entry,
    Guardianship,
    Month,
    Paper,
    Removal,
    Sex,
    day_label,
)
from ansinh.entitlement.coefficient import decimal
from ansinh.reports.head import CellContent
from ansinh.reports.roll_line import category_text, line_of
from demo_data.chooser import Chooser
from demo_data.columns import GROUND
from demo_data.groups import OLD_STANDARD
from demo_data.styles import Style

Row = dict[str, CellContent]
_CHOOSER: Final = Chooser("lists")
_BANKS: Final = {
    "VIETINBANK": ("VietinBank", "VietinBank", "Viettinbank", "NH Công thương"),
    "AGRIBANK": ("Agribank", "NH Nông nghiệp"),
    "VIETCOMBANK": ("Vietcombank", "VCB"),
}
_PROGRAMMES: Final = {"BTXH": "Bảo trợ xã hội", "NCC": "Người có công"}


def entry_row(style: Style, entry: Entry) -> Row:
    """Say a line of the roll."""
    row: Row = dict(line_of(entry))
    person = entry.beneficiary.person
    if style.birth_by_sex:
        row["birth_male" if person.sex is Sex.MALE else "birth_female"] = _typed(row["birth"])
    row["programme"] = _programme(style, entry)
    row["category"] = _group(style, entry)
    if isinstance(entry.channel, BankAccount):
        row["bank"] = _bank(entry.channel)
    if entry.papers:
        row["capacity"] = _capacity(entry.papers[0])
    if style.amounts_as_text:
        row["since"] = _typed(row["since"])
    return row


def addition_row(style: Style, change: Addition, month: Month) -> Row:
    """Say who joins; an earlier month states its arrears."""
    row = entry_row(style, change.entry)
    row["reason"] = change.reason and change.reason.vietnamese
    row["effective"] = change.effective.label
    months = month.months_since(change.effective)
    amount = change.entry.amount
    if months:
        coefficient = change.entry.entitlement.coefficient or 1
        arrears = OLD_STANDARD.times(coefficient).times(months)
        row |= {"unpaid_months": months, "unpaid_amount": arrears}
        amount += arrears
    row["total"] = amount
    return row


def removal_row(style: Style, change: Removal) -> Row:
    """Say who leaves."""
    entry = change.entry
    row = {field: line_of(entry)[field] for field in ("case", "name", "citizen_id", "amount")}
    birth = entry.beneficiary.person.birth
    row["birth"] = birth.label if birth else None
    row["programme"] = _programme(style, entry)
    row["reason"] = change.reason and change.reason.vietnamese
    row["event_on"] = day_label(change.event_on) if change.event_on else None
    row["effective"] = change.effective.label
    return row | _decision(change.decision)


def adjustment_row(style: Style, change: Adjustment) -> Row:
    """Say what changes; only the columns of its parts are filled."""
    before, after = change.before, change.after
    row = {field: line_of(before)[field] for field in ("case", "name", "citizen_id")}
    row["programme"] = _programme(style, before)
    row["what"] = ", ".join(part.vietnamese for part in change.parts)
    for part in change.parts:
        match part:
            case AdjustedPart.AMOUNT:
                for prefix, entry in (("old", before), ("new", after)):
                    coefficient = entry.entitlement.coefficient
                    row |= {
                        f"{prefix}_category": _group(style, entry),
                        f"{prefix}_coefficient": decimal(coefficient) if coefficient else None,
                        f"{prefix}_amount": entry.amount,
                    }
            case AdjustedPart.ACCOUNT | AdjustedPart.CHANNEL:
                new = line_of(after)
                if part is AdjustedPart.CHANNEL:
                    row["new_channel"] = new["channel"]
                if isinstance(after.channel, BankAccount):
                    row |= {
                        "new_account": after.channel.number,
                        "new_bank": _bank(after.channel),
                        "new_account_holder": after.channel.holder_name.text,
                    }
            case AdjustedPart.REPRESENTATIVE:
                new = line_of(after)
                for field in GROUND:
                    row[f"new_{field}"] = new.get(field)
                row["new_capacity"] = _capacity(after.papers[0])
            case AdjustedPart.PERSON:
                row["new_phone"] = line_of(after)["phone"]
    row["effective"] = change.effective.label
    return row | _decision(change.decision)


def _decision(decision: object) -> Row:
    number, day = getattr(decision, "number", None), getattr(decision, "issued_on", None)
    return {"decision": number, "decision_date": day and day_label(day)}


def _programme(style: Style, entry: Entry) -> str:
    code = entry.programme.code
    return _PROGRAMMES[code] if style.groups_by_code else code


def _group(style: Style, entry: Entry) -> str | None:
    category = entry.entitlement.category
    if category is None:
        return None
    text = category_text(category)
    return text.replace(" - ", ": ", 1) if style.groups_by_code else text


def _bank(account: BankAccount) -> str:
    return _CHOOSER.one_of(_BANKS[account.bank.code], "bank", account.number)


def _capacity(paper: Paper) -> str:
    if isinstance(paper, Authorization):
        return "Ủy quyền"
    if isinstance(paper, Guardianship):
        return "Giám hộ"
    known = paper.representative.citizen_id
    return "Cha" if known is None or known.implied.sex is Sex.MALE else "Mẹ"


def _typed(text: CellContent) -> CellContent:
    """Leave out the noughts in front, as people do who type: ``5/3/1945``, ``7/2021``."""
    if not isinstance(text, str):
        return text
    return "/".join(part.lstrip("0") for part in text.split("/"))
