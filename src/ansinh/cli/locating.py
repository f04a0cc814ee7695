"""Where the people stand whose orders a provider's format cannot express.

A refusal names references, which nobody in an office knows, and no message may name a person. So
the lists are read once more, for the rows.
"""

from collections.abc import Iterator, Sequence

from ansinh.boundary import ListDefaults, MonthLists, Settings, SourceFile
from ansinh.boundary.lists.additions import additions_part
from ansinh.boundary.lists.opening import open_list
from ansinh.boundary.lists.rolls import roll_part
from ansinh.errors import (
    Code,
    Position,
    Problem,
    RenderRefused,
    Text,
    UnreadableFile,
    problem,
)
from ansinh.payment import reference_for
from ansinh.roll import EntryKey


def located(
    refused: RenderRefused,
    rolls: Sequence[SourceFile],
    additions: Sequence[SourceFile],
    lists: MonthLists,
    settings: Settings,
) -> UnreadableFile | RenderRefused:
    """Give the refusals as problems at the rows of the lists; as they are, if one has no row."""
    wanted = set(refused.references)
    keys = {
        name: entry.key
        for entry in lists.roll.entries
        if (name := reference_for(settings.agency, entry.key, lists.month, 1).text) in wanted
    }
    places = dict(_places(rolls, additions, lists, settings.lists))
    found: list[Problem] = []
    for reference, code in refused.refusals:
        key = keys.get(reference)
        place = places.get(key) if key else None
        if place is None:
            return refused
        found.append(_problem(code, place))
    return UnreadableFile(sorted(found, key=lambda one: (one.position, one.code)))


def _places(
    rolls: Sequence[SourceFile],
    additions: Sequence[SourceFile],
    lists: MonthLists,
    defaults: ListDefaults,
) -> Iterator[tuple[EntryKey, Position]]:
    for file in rolls:
        roll = roll_part(open_list(file.data, file.name, "roll"), lists.month - 1, defaults)
        for entry_line, place in zip(roll.values, roll.positions, strict=True):
            yield entry_line.entry.key, place
    for file in additions:
        reading = open_list(file.data, file.name, "additions")
        added = additions_part(reading, lists.month, defaults)
        for addition_line, place in zip(added.values, added.positions, strict=True):
            yield addition_line.change.key, place


def _problem(code: str, place: Position) -> Problem:
    if code in set(Code):
        return problem(Code(code), place)
    rule = Text("the provider's format cannot express it", "mẫu của đơn vị chi trả không ghi được")
    cure = Text("ask whose adapter it is", "hỏi nơi cung cấp bộ chuyển đổi")
    return Problem(place, code, rule, cure)
