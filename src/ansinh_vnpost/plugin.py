"""The sign-up: what this package offers, without loading it."""

from ansinh.adapters import AdapterSpec, hookimpl
from ansinh_vnpost.profile import PROFILE


@hookimpl
def ansinh_register_adapters() -> list[AdapterSpec]:
    """Offer the cash list."""
    return [
        AdapterSpec(
            profile=PROFILE,
            factory="ansinh_vnpost.adapter:VNPostCashList",
            conformance="ansinh_vnpost.conformance:CashListConformance",
        )
    ]
