"""The salary list passes the checks that every adapter passes."""

from ansinh_vietinbank.conformance import SalaryListConformance


class TestSalaryList(SalaryListConformance):
    """As it is installed."""
