"""The kit's checks, through the suite that the package ships."""

from ansinh_iso20022 import conformance


class TestCreditTransfer(conformance.CreditTransferConformance):
    """As anybody's adapter is held to them."""
