"""The sign-up: what this package offers, without loading it."""

from ansinh.adapters import AdapterSpec, hookimpl
from ansinh_vietinbank.profile import PROFILE


@hookimpl
def ansinh_register_adapters() -> list[AdapterSpec]:
    """Offer the salary list."""
    return [
        AdapterSpec(
            profile=PROFILE,
            factory="ansinh_vietinbank.adapter:VietinBankSalaryList",
            conformance="ansinh_vietinbank.conformance:SalaryListConformance",
        )
    ]
