"""What a person may ask of a book, one module a command."""
