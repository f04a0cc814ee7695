"""The suite of the credit transfer: what it brings for the conformance kit."""

from ansinh.testing import AdapterConformance
from ansinh_iso20022.simulator import bank_answer


class CreditTransferConformance(AdapterConformance):
    """The kit's checks for ``iso20022.pain001``."""

    adapter_id = "iso20022.pain001"
    revision = "2026.1"
    simulator = staticmethod(bank_answer)
    golden = "golden"
