"""How offices and spreadsheets type values: what is certain is read, what is likely is proposed.

The values themselves stay strict. A `Manner` says of a field how it is written as we write it, what
else can mean one thing only, and what most likely was meant where that is all that can be said.
"""
