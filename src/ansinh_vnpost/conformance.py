"""The suite of the pay list: what it brings for the conformance kit."""

from ansinh.testing import AdapterConformance
from ansinh_vnpost.simulator import post_office_answer


class CashListConformance(AdapterConformance):
    """The kit's checks for ``vnpost.cash-list``."""

    adapter_id = "vnpost.cash-list"
    revision = "2026.1"
    simulator = staticmethod(post_office_answer)
    golden = "golden"
