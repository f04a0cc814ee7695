"""`Line`: one person's line of the pay list, each field as the paper shows it."""

from typing import Final

import attrs

from ansinh import CashPoint, Dong, HomeDelivery, PaymentInstruction, Person, total_of

AT_HOME: Final = "Tại nhà"
AT_POINT: Final = "Điểm chi trả"


@attrs.frozen(kw_only=True, repr=False)
class Line:
    """One person's line (một dòng danh sách); empty texts are empty cells."""

    number: int
    reference: str
    name: str
    birth: str
    citizen_id: str
    address: str
    decision: str
    current: Dong
    unpaid_months: int
    unpaid_amount: Dong
    amount: Dong
    payee: str
    capacity: str
    payee_id: str
    place: str
    signature: str = ""
    note: str = ""

    def __repr__(self) -> str:
        return f"Line({self.number}, {self.reference})"


def line_of(number: int, order: PaymentInstruction) -> Line:
    """Say an order as a line; only what a clerk needs to pay it.

    Where two months are paid together, the month's column has both, and the note names the second.
    The roll's note and the category stay away: lists are posted at pay points, and they tell of
    disability and poverty.
    """
    beneficiary, payee = order.beneficiary, order.payee
    birth = beneficiary.person.birth
    current = total_of(line.amount for line in (*order.current, *order.ahead))
    earlier = total_of(line.amount for line in order.earlier)
    return Line(
        number=number,
        reference=order.reference.text,
        name=beneficiary.person.name.text,
        birth=str(birth.year) if birth else "",
        citizen_id=_id_of(beneficiary.person),
        address=_address(order),
        decision=order.decision.number if order.decision else "",
        current=current,
        unpaid_months=len({line.month_of for line in order.earlier}),
        unpaid_amount=earlier,
        amount=current + earlier,
        payee=payee.person.name.text,
        capacity=payee.capacity.vietnamese,
        payee_id=_id_of(payee.person),
        place=_place(order),
        note=_two_months(order),
    )


def _id_of(person: Person) -> str:
    number = person.citizen_id or person.legacy_id
    return number.digits if number else ""


def _address(order: PaymentInstruction) -> str:
    if isinstance(order.channel, HomeDelivery) and order.channel.address:
        return order.channel.address
    return order.beneficiary.hamlet or order.beneficiary.commune.name


def _two_months(order: PaymentInstruction) -> str:
    months = sorted({line.month_of for line in order.ahead})
    return f"Gồm cả tháng {', '.join(month.label for month in months)}" if months else ""


def _place(order: PaymentInstruction) -> str:
    if isinstance(order.channel, CashPoint):
        return order.channel.place or AT_POINT
    return AT_HOME
