"""The suites of the bank's formats: what they bring for the conformance kit."""

from ansinh.testing import AdapterConformance
from ansinh_vietinbank.simulator import bank_answer


class SalaryListConformance(AdapterConformance):
    """The kit's checks for ``vietinbank.salary-list``."""

    adapter_id = "vietinbank.salary-list"
    revision = "2026.1"
    simulator = staticmethod(bank_answer)
    golden = "golden"


class StatementConformance(AdapterConformance):
    """The kit's checks for ``vietinbank.statement``, which is only read."""

    adapter_id = "vietinbank.statement"
    revision = "2026.1"
    golden = "golden-statement"
