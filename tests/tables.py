"""Figures in columns, for the summaries that proofs print."""

from collections.abc import Sequence


def columns(heads: Sequence[str], rows: Sequence[Sequence[str | int]]) -> str:
    """Lay out rows under their heads: the first column to the left, figures to the right."""
    lines = [[*heads], *([str(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if n else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
