"""The cash list passes the checks that every adapter passes."""

from ansinh_vnpost.conformance import CashListConformance


class TestCashList(CashListConformance):
    """As it is installed."""
