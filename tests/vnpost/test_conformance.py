"""The kit's checks, through the suite that the package ships."""

from ansinh_vnpost import conformance


class TestCashList(conformance.CashListConformance):
    """As anybody's adapter is held to them."""
