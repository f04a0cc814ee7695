"""``ansinh adapters``: which adapters are installed, from where, and which have problems."""

import click

from ansinh.adapters import default_registry
from ansinh.adapters.explaining import CERTAINTIES
from ansinh.cli.failures import Exit
from ansinh.cli.options import shown
from ansinh.cli.screen import Column, screen_for
from ansinh.errors import Text
from ansinh.errors.text import Language


@click.command()
@shown
def adapters(*, language: Language, as_json: bool) -> int:
    """Liệt kê bộ chuyển đổi đã cài. / List the installed adapters."""
    registry = default_registry()
    screen = screen_for(language, as_json=as_json)
    profiles = registry.profiles()
    screen.table(
        (
            Column(Text("Id", "Mã")),
            Column(Text("Format", "Định dạng")),
            Column(Text("Edition", "Phiên bản")),
            Column(Text("Known from", "Căn cứ")),
        ),
        [
            (
                p.id,
                p.title.in_language(language),
                p.format_version,
                CERTAINTIES[p.certainty].in_language(language),
            )
            for p in profiles
        ],
    )
    for problem in registry.problems:
        screen.say(problem.text)
    screen.finish(
        {
            "adapters": [
                {
                    "id": p.id,
                    "title": {"vi": p.title.vi, "en": p.title.en},
                    "institution": p.institution,
                    "format_version": p.format_version,
                    "media": p.media.value,
                    "certainty": p.certainty.value,
                    "source": p.source,
                    "support": {c.value: s.value for c, s in p.support.items()},
                }
                for p in profiles
            ],
            "problems": [{"vi": x.text.vi, "en": x.text.en} for x in registry.problems],
        }
    )
    return Exit.ELSEWHERE if registry.problems else Exit.FINE
