"""A machine of the month book: an office at work, its providers, and what must be true of both.

`office` has what can happen, on the throws of a `dice`; `machine` lets Hypothesis throw, `driver`
a seeded generator without it. `provider` has the provider that is played, and who really got
money; `ledger` what the machine reckons by itself.
"""
