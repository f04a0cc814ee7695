"""What is known of ISO 20022 credit transfers in Vietnam, and how surely: `profile.toml`, read."""

from typing import Final

from ansinh.adapters import packaged_profile

PROFILE: Final = packaged_profile("ansinh_iso20022")
