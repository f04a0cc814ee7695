"""What is known of VietinBank's salary list, and how surely: `profile.toml`, read."""

from typing import Final

from ansinh.adapters import packaged_profile

PROFILE: Final = packaged_profile("ansinh_vietinbank")
