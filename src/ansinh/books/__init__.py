"""The month book: what was promised, approved, sent and paid; once, and for ever (sổ chi trả)."""
