"""The sign-up: what this package offers, without loading it."""

from ansinh.adapters import AdapterSpec, hookimpl
from ansinh_iso20022.profile import PROFILE


@hookimpl
def ansinh_register_adapters() -> list[AdapterSpec]:
    """Offer the credit transfer."""
    return [
        AdapterSpec(
            profile=PROFILE,
            factory="ansinh_iso20022.adapter:Iso20022CreditTransfer",
            conformance="ansinh_iso20022.conformance:CreditTransferConformance",
        )
    ]
