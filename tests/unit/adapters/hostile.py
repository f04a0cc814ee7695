"""The text of a plug-in whose adapter is right, and of others that are wrong in one way each."""

from textwrap import dedent, indent

TEMPLATE = '''
    import sys, threading, warnings, socket
    import attrs
    from ansinh import Dong, Outcome, OutcomeKind, Position, Reference
    from ansinh.adapters import (
        AdapterSpec, ParsedResults, PayoutAdapter, RenderedFile, WrittenLine, hookimpl,
    )
    from ansinh.errors import AdapterError, Code, ParseFailed, RenderRefused, Text, problem
    from ansinh.formats import (
        Capability, Certainty, Charset, FormatProfile, Media, NameRule, NarrativeRule, Support,
    )

    PROFILE = FormatProfile(
        id="{id}", title=Text("Lines", "Dòng"), institution="Invented", format_version="1",
        media=Media.DELIMITED, name_rule=NameRule(Charset.VIETNAMESE), source="invented",
        narrative_rule=NarrativeRule(Charset.VIETNAMESE), certainty=Certainty.ASSUMED,
        support=dict.fromkeys(
            [Capability.RENDER, Capability.PARSE_RESULTS, Capability.READ_BACK], Support.FULL
        ),
        filename_patterns=("*.txt",),
    )
    KEPT = []

    class Right(PayoutAdapter):
        profile = PROFILE

        def rows(self, batch):
            return [(o.reference.text, o.amount.value, o.account) for o in batch.instructions]

        def file(self, rows, count, total):
            text = "".join(f"{{r}};{{m}};{{a}}\\n" for r, m, a in rows)
            return RenderedFile.of(text.encode(), "lines.txt", count=count, total=total)

        def render(self, request, /):
            batch = request.batch
            return self.file(self.rows(batch), batch.count, batch.total)

        def parse_results(self, request, /):
            rows = [line.split(";") for line in request.data.decode().splitlines()]
            outcomes = [
                Outcome(Reference(r), OutcomeKind.PAID, Dong(int(m)), a) for r, m, a in rows
            ]
            return ParsedResults(outcomes, rows={{"record": len(rows)}})

        def read_back(self, data, /):
            rows = [line.split(";") for line in data.decode().splitlines()]
            return [
                WrittenLine(reference=r, amount=Dong(int(m)), payee="", account=a)
                for r, m, a in rows
            ]

    class Adapter(Right):
        """The one that signs up."""
    {body}

    @hookimpl
    def ansinh_register_adapters():
        return [AdapterSpec(profile=PROFILE, factory=Adapter)]
'''


def adapter_text(adapter_id: str, body: str = "") -> str:
    """Write a plug-in's module; `body` is what its adapter does otherwise than the right one."""
    text = dedent(TEMPLATE).format(id=adapter_id, body=indent(dedent(body), "    "))
    return text.strip() + "\n"
