"""The steps of a month in a book, one module each."""
