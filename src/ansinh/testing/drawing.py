"""Drawing values whose insides no counterexample shows: Hypothesis prints what it drew."""

from typing import Generic, TypeVar

import attrs
from hypothesis import strategies as st

Value = TypeVar("Value")


@attrs.frozen(repr=False)
class _Hidden(Generic[Value]):
    """A drawn value that shows itself as its ``repr`` does, which names nobody."""

    value: Value

    def __repr__(self) -> str:
        return repr(self.value)


@st.composite
def _hidden(draw: st.DrawFn, strategy: st.SearchStrategy[Value]) -> _Hidden[Value]:
    return _Hidden(draw(strategy))


def drawn(data: st.DataObject, strategy: st.SearchStrategy[Value]) -> Value:
    """Draw a value; what is printed of it is its own masked ``repr``."""
    return data.draw(_hidden(strategy)).value
