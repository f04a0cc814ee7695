"""What looks wrong with people and lists: findings for an officer to judge, never a refusal."""

from ansinh.checks.alike import people_alike
from ansinh.checks.amount import amounts_explained
from ansinh.checks.coming import ages_coming
from ansinh.checks.finding import Finding
from ansinh.checks.identity import ids_fit, ids_once
from ansinh.checks.last_month import unlike_last_payment
from ansinh.checks.last_roll import unlike_last_roll
from ansinh.checks.late_rates import rates_late
from ansinh.checks.law import law_explains
from ansinh.checks.long_arrears import arrears_long
from ansinh.checks.merit_arrears import merit_arrears_in_month
from ansinh.checks.papers import papers_ending
from ansinh.checks.representation import grounds_sound
from ansinh.checks.roll import check_roll
from ansinh.checks.shared_account import accounts_shared
from ansinh.checks.uncollected import uncollected_long
from ansinh.lazy import public_values_loaded

__all__ = [
    "Finding",
    "accounts_shared",
    "ages_coming",
    "amounts_explained",
    "arrears_long",
    "check_roll",
    "grounds_sound",
    "ids_fit",
    "ids_once",
    "law_explains",
    "merit_arrears_in_month",
    "papers_ending",
    "people_alike",
    "rates_late",
    "uncollected_long",
    "unlike_last_payment",
    "unlike_last_roll",
]

public_values_loaded()
