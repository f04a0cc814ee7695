"""The suite of the salary list: the checks that every adapter passes, for this one."""

from ansinh.testing import AdapterConformance
from ansinh_vietinbank.simulator import bank_answer


class SalaryListConformance(AdapterConformance):
    """Danh sách chi lương of VietinBank against the checks of `ansinh.testing`."""

    adapter_id = "vietinbank.salary-list"
    revision = "2026.1"
    simulator = staticmethod(bank_answer)
    golden = "golden"
