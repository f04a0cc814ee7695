"""The kit's checks, through the suites that the package ships."""

from ansinh_vietinbank import conformance


class TestSalaryList(conformance.SalaryListConformance):
    """As anybody's adapter is held to them."""


class TestStatement(conformance.StatementConformance):
    """It is read and never written, so much of the kit does not apply."""
