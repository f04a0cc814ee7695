"""`MonthStatus`: how far a month is, in counts and đồng, and what comes next."""

import attrs


@attrs.frozen
class MonthStatus:
    """A month at a glance."""
