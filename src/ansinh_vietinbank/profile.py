"""What is known of VietinBank's formats, and how surely: `profile.toml`, `statement.toml`, read."""

from typing import Final

from ansinh.adapters import packaged_profile

PROFILE: Final = packaged_profile("ansinh_vietinbank")
STATEMENT: Final = packaged_profile("ansinh_vietinbank", "statement.toml")
