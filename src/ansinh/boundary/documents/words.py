"""What a schema says of a class: the first words of its docstring."""

import inspect


def description_of(kind: type) -> str:
    """Give the first paragraph of a class's docstring, on one line."""
    first = (inspect.getdoc(kind) or "").split("\n\n", maxsplit=1)[0]
    return " ".join(first.split()).replace("``", "`")
