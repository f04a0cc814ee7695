"""The sign-up: what this package offers, without loading it."""

from ansinh.adapters import AdapterSpec, hookimpl
from ansinh_vietinbank.profile import PROFILE, STATEMENT


@hookimpl
def ansinh_register_adapters() -> list[AdapterSpec]:
    """Offer the salary list, and the statement that tells what comes back."""
    return [
        AdapterSpec(
            profile=PROFILE,
            factory="ansinh_vietinbank.adapter:VietinBankSalaryList",
            conformance="ansinh_vietinbank.conformance:SalaryListConformance",
        ),
        AdapterSpec(
            profile=STATEMENT,
            factory="ansinh_vietinbank.statement:VietinBankStatement",
            conformance="ansinh_vietinbank.conformance:StatementConformance",
        ),
    ]
