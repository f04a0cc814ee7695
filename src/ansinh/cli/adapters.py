"""``ansinh adapters``: which adapters are installed, from where, and which have problems."""

from pathlib import Path

import click

from ansinh.adapters.explaining import CERTAINTIES
from ansinh.cli.failures import Exit
from ansinh.cli.options import PROFILE_OPTION, shown
from ansinh.cli.registry import registry_with
from ansinh.cli.screen import Column, screen_for
from ansinh.errors import Text
from ansinh.errors.text import Language


@click.command()
@PROFILE_OPTION
@shown
@click.pass_context
def adapters(
    ctx: click.Context, *, profiles: tuple[Path, ...], language: Language, as_json: bool
) -> int:
    """Liệt kê bộ chuyển đổi đã cài. / List the installed adapters."""
    registry = registry_with(ctx, profiles)
    screen = screen_for(language, as_json=as_json)
    formats = registry.profiles()
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
            for p in formats
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
                    "own_profile": registry.own_profiles.get(p.id, ""),
                    "support": {c.value: s.value for c, s in p.support.items()},
                }
                for p in formats
            ],
            "problems": [{"vi": x.text.vi, "en": x.text.en} for x in registry.problems],
        }
    )
    return Exit.ELSEWHERE if registry.problems else Exit.FINE
