"""The codes of the places of birth registration, the first three digits of a citizen id."""

from functools import cache

from ansinh.resources import toml_data


@cache
def _codes() -> frozenset[str]:
    return frozenset(toml_data("ansinh.people", "place_codes.toml")["places"])


def is_place_code(code: str) -> bool:
    """Whether that is the code of a province as they were until 2025; ids keep their codes.

    It is for evidence alone: an id with another code is an id too (`CitizenId`).

    >>> is_place_code("046"), is_place_code("099")
    (True, False)
    """
    return code in _codes()
