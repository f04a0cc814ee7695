"""All checks of a roll, in one order."""

from datetime import date

from ansinh.checks.alike import people_alike
from ansinh.checks.amount import amounts_explained
from ansinh.checks.finding import Finding
from ansinh.checks.identity import ids_fit, ids_once
from ansinh.checks.papers import papers_ending
from ansinh.checks.representation import grounds_sound
from ansinh.checks.shared_account import accounts_shared
from ansinh.entitlement import Rates
from ansinh.roll import Roll


def check_roll(
    roll: Roll, *, pay_day: date, as_of: date, rates: Rates | None = None
) -> tuple[Finding, ...]:
    """Look at a month's list from every side; findings come in the order of code and line."""
    findings = [
        *amounts_explained(roll, as_of, rates),
        *ids_fit(roll),
        *ids_once(roll),
        *people_alike(roll),
        *accounts_shared(roll),
        *papers_ending(roll, pay_day),
        *grounds_sound(roll, pay_day),
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.code, finding.key)))
