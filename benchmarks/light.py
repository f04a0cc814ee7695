"""A provider whose files cost next to nothing: what is measured with it is the book."""

from typing import Final

from ansinh import (
    Dong,
    Outcome,
    OutcomeKind,
    PaymentBatch,
    PersonName,
    Reference,
    RenderedFile,
    RenderRequest,
    Text,
)
from ansinh.adapters import (
    AdapterSpec,
    ParsedResults,
    ParseRequest,
    PayoutAdapter,
    Registry,
)
from ansinh.formats import (
    Capability,
    Certainty,
    Charset,
    FormatProfile,
    Media,
    NameRule,
    NarrativeRule,
    Support,
)

AT_MOST: Final = 20_000
"""Lines of a file: what an upload page takes has an end."""

PROFILE: Final = FormatProfile(
    id="light.lines",
    title=Text("Lines", "Dòng"),
    institution="Nobody",
    format_version="1",
    media=Media.DELIMITED,
    name_rule=NameRule(Charset.ASCII_UPPER),
    narrative_rule=NarrativeRule(Charset.ASCII_UPPER),
    filename_patterns=("light-*.txt",),
    support={Capability.RENDER: Support.FULL, Capability.PARSE_RESULTS: Support.FULL},
    result_codes={kind.value: kind.value for kind in OutcomeKind},
    source="invented",
    certainty=Certainty.ASSUMED,
    max_records=AT_MOST,
)


class LightLines(PayoutAdapter):
    """Reference, amount, account and name, a line each."""

    profile = PROFILE

    def render(self, request: RenderRequest, /) -> RenderedFile:
        batch = request.batch
        lines = (
            f"{order.reference};{order.amount.value};{order.account};{order.listed_name.text}\n"
            for order in batch.instructions
        )
        name = f"light-{batch.month}-{batch.sequence}.txt"
        content = "".join(lines).encode()
        return RenderedFile.of(content, name, count=batch.count, total=batch.total)

    def parse_results(self, request: ParseRequest, /) -> ParsedResults:
        outcomes = []
        for line in request.data.decode().splitlines():
            kind, reference, amount, account, name = line.split(";")
            outcomes.append(
                Outcome(
                    Reference(reference),
                    OutcomeKind(kind),
                    Dong(int(amount)),
                    account or None,
                    PersonName(name),
                )
            )
        return ParsedResults(tuple(outcomes), rows={"record": len(outcomes)})


def registry() -> Registry:
    """Give a registry of this one provider."""
    made = Registry()
    made.register(AdapterSpec(profile=PROFILE, factory=LightLines), source="benchmarks")
    return made


def answer_to(batch: PaymentBatch) -> bytes:
    """Say that of every hundred orders one is refused, and that the rest is paid."""
    lines = (
        f"{'paid' if number % 100 else 'refused'};{order.reference};{order.amount.value};"
        f"{order.account};{order.listed_name.text}\n"
        for number, order in enumerate(batch.instructions)
    )
    return "".join(lines).encode()
