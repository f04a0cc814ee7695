"""JSON changed as the kit asks: its records in another order, its texts and numbers replaced."""

import json
from collections.abc import Mapping, Sequence

from ansinh.testing.written import leaves_of


def json_rows(text: str, references: Sequence[str], order: Sequence[str]) -> str:
    """Give it with the records of these references, in this order; twice said is twice."""
    document = json.loads(text)
    return json.dumps(_reordered(document, references, order), ensure_ascii=False, indent=1)


def json_words(text: str, words: Mapping[str, str], outside: Sequence[str] = ()) -> str:
    """Give it with values replaced; a number becomes a number, or a text if it must.

    Not within the records of the references in `outside`.
    """
    document = json.loads(text)
    changed = _replaced(document, words, outside)
    return text if changed == document else json.dumps(changed, ensure_ascii=False, indent=1)


def _reordered(value: object, references: Sequence[str], order: Sequence[str]) -> object:
    if isinstance(value, Mapping):
        return {name: _reordered(one, references, order) for name, one in value.items()}
    if not isinstance(value, list):
        return value
    spoken = [_spoken(one, references) for one in value]
    records = {told[0]: one for told, one in zip(spoken, value, strict=True) if len(told) == 1}
    if not records or not set(order) <= set(records):
        return [_reordered(one, references, order) for one in value]
    first = next(at for at, told in enumerate(spoken) if told)
    others = [one for told, one in zip(spoken, value, strict=True) if not told]
    return [*others[:first], *(records[reference] for reference in order), *others[first:]]


def _spoken(value: object, references: Sequence[str]) -> list[str]:
    texts = tuple(leaves_of(value))
    return [reference for reference in references if any(reference in text for text in texts)]


def _replaced(value: object, words: Mapping[str, str], outside: Sequence[str]) -> object:
    if isinstance(value, Mapping):
        if len(_spoken(value, outside)) == 1:
            return value
        return {name: _replaced(one, words, outside) for name, one in value.items()}
    if isinstance(value, list):
        return [_replaced(one, words, outside) for one in value]
    if value is None or isinstance(value, bool) or str(value) not in words:
        return value
    new = words[str(value)]
    plain = new.isascii() and new.isdigit() and str(int(new)) == new
    return int(new) if isinstance(value, int) and plain else new
