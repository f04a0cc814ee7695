"""The steps of a month by the book, one module a command."""
