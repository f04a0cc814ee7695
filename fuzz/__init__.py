"""Any bytes at all, given to every reader: what comes back is values or an `AnsinhError`.

``python -m fuzz READER`` lets atheris look for the exception, guided by coverage;
``tests/laws/test_any_bytes.py`` holds the same readers to the same law with Hypothesis.
"""
