"""The kit's checks, through the suite that the package ships."""

from ansinh_vietinbank import conformance


class TestSalaryList(conformance.SalaryListConformance):
    """As anybody's adapter is held to them."""
