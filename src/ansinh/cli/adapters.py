"""``ansinh adapters``: which adapters are installed, from where, and what is wrong with others."""

from collections.abc import Iterator
from pathlib import Path

import click

from ansinh.adapters import InstalledAdapter, Inventory, PluginProblem
from ansinh.adapters.explaining import CAPABILITIES, CERTAINTIES, CHANNELS, SUPPORTS
from ansinh.cli.adapters_document import inventory_document
from ansinh.cli.failures import Exit
from ansinh.cli.options import PROFILE_OPTION, shown
from ansinh.cli.registry import registry_with
from ansinh.cli.screen import Column, Screen, screen_for
from ansinh.errors import Text
from ansinh.errors.text import Language
from ansinh.formats import Capability
from ansinh.formats.grouping import grouped


@click.command()
@PROFILE_OPTION
@click.option(
    "--verbose",
    "-v",
    is_flag=True,
    help="Mọi điều đã biết về từng bộ chuyển đổi. / All that is known of each adapter.",
)
@shown
@click.pass_context
def adapters(
    ctx: click.Context,
    *,
    profiles: tuple[Path, ...],
    verbose: bool,
    language: Language,
    as_json: bool,
) -> int:
    """Liệt kê bộ chuyển đổi đã cài. / List the installed adapters."""
    inventory = registry_with(ctx, profiles).inventory()
    screen = screen_for(language, as_json=as_json)
    if verbose:
        _all_of_each(screen, inventory)
    else:
        _one_line_each(screen, inventory)
    for source in inventory.disabled:
        screen.say(Text(f"Disabled: {source}", f"Đã tắt: {source}"))
    _problems(screen, inventory.problems)
    screen.finish(inventory_document(inventory))
    return Exit.ELSEWHERE if inventory.problems else Exit.FINE


def _one_line_each(screen: Screen, inventory: Inventory) -> None:
    language = screen.language
    screen.table(
        (
            Column(Text("Id", "Mã"), whole=True),
            Column(Text("Format", "Định dạng")),
            Column(Text("Edition", "Phiên bản")),
            Column(Text("Known from", "Căn cứ")),
            Column(Text("Package", "Gói")),
        ),
        [
            (
                one.spec.id,
                one.spec.profile.title.in_language(language),
                one.spec.profile.format_version,
                CERTAINTIES[one.spec.profile.certainty].in_language(language),
                _package(one),
            )
            for one in inventory.adapters
        ],
    )
    for one in inventory.adapters:
        if one.spec.own_profile:
            screen.say(
                Text(
                    f"{one.spec.id} follows the agency's own profile {one.spec.own_profile}.",
                    f"{one.spec.id} theo hồ sơ riêng của đơn vị: {one.spec.own_profile}.",
                )
            )


def _package(one: InstalledAdapter) -> str:
    return f"{one.source.distribution} {one.source.version}".rstrip()


def _all_of_each(screen: Screen, inventory: Inventory) -> None:
    for one in inventory.adapters:
        screen.heading(Text(one.spec.id, one.spec.id))
        screen.facts([(name, said.in_language(screen.language)) for name, said in _facts(one)])
    if inventory.plugins:
        screen.heading(Text("Plug-ins", "Phần mở rộng"))
        columns = (Column(Text("Package", "Gói")), Column(Text("Hooks that it answers", "Hook")))
        rows = [(str(plugin.source), ", ".join(plugin.hooks)) for plugin in inventory.plugins]
        screen.table(columns, rows)


def _facts(one: InstalledAdapter) -> Iterator[tuple[Text, Text]]:
    spec, profile = one.spec, one.spec.profile
    sure = CERTAINTIES[profile.certainty]
    major, minor = spec.api
    yield Text("format", "định dạng"), profile.title
    yield Text("institution", "đơn vị"), _same(profile.institution)
    yield Text("edition", "phiên bản"), _same(profile.format_version)
    if one.spec.own_profile:
        yield Text("own profile", "hồ sơ riêng"), _same(one.spec.own_profile)
    yield (
        Text("known from", "căn cứ"),
        Text(f"{sure.en}: {profile.source}", f"{sure.vi}: {profile.source}"),
    )
    yield Text("file", "tệp"), _same(", ".join([profile.media, *profile.filename_patterns]))
    for capability in Capability:
        yield CAPABILITIES[capability], SUPPORTS[profile.supports(capability)]
    yield Text("pays through", "hình thức"), _joined([CHANNELS[kind] for kind in profile.channels])
    yield Text("limits", "giới hạn"), _joined(list(_limits(one)))
    yield Text("package", "gói"), _same(str(one.source))
    yield Text("contract", "giao diện"), _same(f"{major}.{minor}")
    if spec.aliases:
        yield Text("once called", "tên cũ"), _same(", ".join(spec.aliases))
    if spec.conformance:
        yield Text("checks", "bộ kiểm tra"), _same(f"python -m ansinh.testing {spec.id}")


def _limits(one: InstalledAdapter) -> Iterator[Text]:
    profile = one.spec.profile
    if profile.max_records is not None:
        yield Text(f"{profile.max_records} orders a file", f"{profile.max_records} lệnh mỗi tệp")
    if profile.max_amount is not None:
        most = grouped(profile.max_amount)
        yield Text(f"{most} đ an order", f"{most} đ mỗi lệnh")
    if profile.name_length is not None:
        most = str(profile.name_length)
        yield Text(f"names of {most} characters", f"họ tên {most} ký tự")
    if profile.narrative_length is not None:
        most = str(profile.narrative_length)
        yield Text(f"narratives of {most} characters", f"nội dung {most} ký tự")


def _same(words: str) -> Text:
    return Text(words, words)


def _joined(texts: list[Text]) -> Text:
    if not texts:
        return Text("nothing is said", "chưa nêu")
    return Text("; ".join(text.en for text in texts), "; ".join(text.vi for text in texts))


def _problems(screen: Screen, problems: tuple[PluginProblem, ...]) -> None:
    if problems:
        screen.heading(Text(f"Problems: {len(problems)}", f"Lỗi: {len(problems)}"))
    for problem in problems:
        screen.say(problem.text)
