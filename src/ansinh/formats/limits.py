"""How large a list may be; the only place where the readers' bounds stand.

A commune's list has some thousand rows, a province's some hundred thousand. What is above these
bounds is not a list, and is refused before anything is built from it.
"""

from typing import Final

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
MAX_ROWS: Final = 500_000
MAX_COLUMNS: Final = 256
MAX_AREA: Final = 16_000_000
"""Rows times columns up to the last cell with a value: readers lay out the whole rectangle."""
MAX_CELL_CHARACTERS: Final = 2_000
MAX_LINE_CHARACTERS: Final = 100_000
MAX_HEADER_ROW: Final = 40
"""A header stands in the first rows; above it are titles."""

MAX_PARTS: Final = 200
MAX_SHEETS: Final = 50
MAX_EXPANDED_BYTES: Final = 512 * 1024 * 1024
MAX_RATIO: Final = 100
"""How much a large part may expand; honest sheets reach 10 to 30."""
RATIO_COUNTS_FROM: Final = 1024 * 1024
MAX_STRINGS_BYTES: Final = 1024 * 1024 * 1024
"""What the text cells would take when every cell holds its own copy of a shared string."""
MAX_MERGES: Final = 50_000
MAX_MARKED: Final = 1_000_000
"""How many formulas or error cells are listed; a sheet with more is refused as a whole."""
MAX_STYLES: Final = 65_536
"""Fonts, and styles of cells: a spreadsheet program has room for some less."""
MAX_PROBLEMS: Final = 1_000
MAX_SPECIAL: Final = 4_000_000
"""How many cells with a time of day, or with text in an old font, a sheet may say it has."""
MAX_XML_DEPTH: Final = 100
"""How deep elements of a sheet lie in each other; honest ones lie 10 to 20 deep."""

MAX_READER_BYTES: Final = 4 * 1024 * 1024 * 1024
"""What a reader's process may take: the largest list fits; what a hostile one wants does not."""
MAX_READER_SECONDS: Final = 120.0
"""How long it may read one file; the largest takes some seconds."""

MAX_ENTRIES: Final = 4_096
"""How many files and folders an .xls holds inside; honest ones have four to ten."""
MAX_XLS_STYLES: Final = 8_192
"""How many fonts, formats and styles an .xls has of each; Excel itself stops at 4,000."""
MAX_FORMAT_CHARACTERS: Final = 255
"""How long the code of a number's format is; Excel takes no more."""
MAX_STRINGS: Final = 4_000_000
"""How many texts the cells of an .xls share."""
MAX_RUNS: Final = 1_000_000
"""How many pieces in fonts of their own those texts have altogether."""
MAX_LISTED: Final = 10_000
"""How many names of an archive that is no workbook are looked at, to say what it is."""
MAX_NOTES: Final = 500
"""Notes that a marked workbook gets; cells beyond are coloured, and listed.

Notes say the same again and again, and shrink to almost nothing when a program saves them: below
`RATIO_COUNTS_FROM` nobody takes that for a bomb.
"""
MAX_PROBLEM_ROWS: Final = 5_000
"""Problems that a marked workbook lists; a sheet has room for 65,530 links."""
