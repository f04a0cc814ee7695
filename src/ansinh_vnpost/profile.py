"""What is known of Vietnam Post's pay list, and how surely: `profile.toml`, read."""

from typing import Final

from ansinh.adapters import packaged_profile

PROFILE: Final = packaged_profile("ansinh_vnpost")
