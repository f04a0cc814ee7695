"""`Broken`: a promise of an adapter was broken; the façade says whose."""

from ansinh.errors import Code


class Broken(Exception):
    """What is wrong with what an adapter gave.

    `found` names a type or orders of ours, never a value that the adapter gave: that may be
    somebody's name.
    """

    def __init__(self, code: Code, found: str = "", place: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.found = found
        self.place = place
