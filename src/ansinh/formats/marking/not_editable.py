"""`NotEditable`: a workbook that cannot be marked where it stands, though it can be read."""


class NotEditable(Exception):
    """A part is not of the form that spreadsheet programs write; the workbook is made anew."""
