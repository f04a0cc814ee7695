"""What all tests share: how hard Hypothesis tries."""

import os

from hypothesis import HealthCheck, settings

# No deadlines: a slow machine is no fault of the code, and the figures are benchmarks/' business.
# `derandomize` would find the same examples for ever; a failure prints the blob that repeats it.
settings.register_profile("quick", max_examples=40, deadline=None, print_blob=True)
settings.register_profile("ci", max_examples=100, deadline=None, print_blob=True)
settings.register_profile(
    "nightly",
    max_examples=5_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("ANSINH_HYPOTHESIS_PROFILE", "quick"))
