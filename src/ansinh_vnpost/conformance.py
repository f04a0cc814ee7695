"""The suite of the cash list: the checks that every adapter passes, for this one."""

from ansinh.testing import AdapterConformance
from ansinh_vnpost.simulator import post_office_answer


class CashListConformance(AdapterConformance):
    """Danh sách chi trả of the post against the checks of `ansinh.testing`."""

    adapter_id = "vnpost.cash-list"
    revision = "2026.1"
    simulator = staticmethod(post_office_answer)
    golden = "golden"
