"""``ansinh new-adapter``: the package of an adapter, which passes the conformance kit as it is."""

from pathlib import Path
from typing import Final

import click

from ansinh.cli.folder import Output, show_outputs
from ansinh.cli.options import shown
from ansinh.cli.screen import screen_for
from ansinh.errors import Code, Position, Text, UnreadableFile, problem
from ansinh.errors.text import Language
from ansinh.files import write_files
from ansinh.formats import Media
from ansinh.scaffold import MEDIA, NewAdapter, adapter_package


@click.command()
@click.argument("name")
@click.option(
    "--id",
    "adapter_id",
    required=True,
    help="Mã bộ chuyển đổi: đơn-vị.định-dạng. / The adapter's id: provider.format.",
)
@click.option(
    "--media", type=click.Choice(MEDIA), required=True, help="Loại tệp. / The kind of file."
)
@click.option("--package", help="Tên gói trong Python. / The import package.  [NAME with _]")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="Thư mục, trống hoặc chưa có. / The folder, empty or not there yet.  [NAME]",
)
@shown
def new_adapter(
    *,
    name: str,
    adapter_id: str,
    media: str,
    package: str | None,
    into: Path | None,
    language: Language,
    as_json: bool,
) -> int:
    """Tạo gói bộ chuyển đổi mới. / Write the package of a new adapter."""
    screen = screen_for(language, as_json=as_json)
    named = {} if package is None else {"package": package}
    new = NewAdapter(name, adapter_id, **named)
    folder = Path(new.distribution) if into is None else into
    if folder.exists() and not (folder.is_dir() and next(folder.iterdir(), None) is None):
        raise UnreadableFile([problem(Code.FOLDER_NOT_EMPTY, Position(folder.name))])
    files = adapter_package(new, Media(media))
    write_files(folder, files)
    show_outputs(screen, folder, [Output(path, _what(path), data) for path, data in files.items()])
    readme = f"{folder.as_posix()}/README.md"
    screen.say(
        Text(
            f"Next: {readme} says what to fill in, and how to run the checks.",
            f"Tiếp theo: {readme} chỉ cần điền gì và chạy kiểm tra ra sao.",
        )
    )
    screen.finish(
        {
            "ok": True,
            "adapter": new.id,
            "distribution": new.distribution,
            "package": new.package,
            "media": media,
            "folder": folder.as_posix(),
            "files": sorted(files),
        }
    )
    return 0


def _what(path: str) -> Text:
    """Say in a word what a file is for."""
    if path.startswith("tests/"):
        return Text("tests", "kiểm tra")
    if path.startswith("src/"):
        return _PARTS.get(path.rsplit("/", 1)[-1], Text("the package", "gói"))
    return Text("the project", "dự án")


_PARTS: Final = {
    "profile.toml": Text("fill in first", "điền trước tiên"),
    "files.py": Text("how the file is written and read", "cách ghi và đọc tệp"),
    "results.py": Text("what an answer's row means", "ý nghĩa một dòng kết quả"),
    "simulator.py": Text("the provider, invented", "đơn vị chi trả giả định"),
}
