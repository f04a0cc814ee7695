"""`StrictModel`: how a document from outside is taken; and where in it something is wrong."""

from pydantic import BaseModel, ConfigDict, ValidationError


class StrictModel(BaseModel):
    """A document that says what it must and nothing else; errors never show what it said."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)


def errors_of(error: ValidationError) -> list[tuple[str, str]]:
    """Give path and kind of each error, without the input: ``("routes.cash", "missing")``."""
    found = error.errors(include_input=False, include_context=False, include_url=False)
    return [(".".join(str(part) for part in one["loc"]) or "-", one["type"]) for one in found]
