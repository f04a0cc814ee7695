"""The screens: plain columns, frames, or one document."""

import builtins
import io
import json
import re
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType

import pytest
from rich.console import Console

from ansinh.cli.rich_screen import RichScreen
from ansinh.cli.screen import Column, JsonScreen, PlainScreen, Screen, screen_for
from ansinh.errors import Text
from ansinh.errors.text import Language

COLUMNS = (Column(Text("Provider", "Đơn vị")), Column(Text("Amount", "Số tiền"), figure=True))
ROWS = [("[bold]Bưu điện[/bold]", "500.000 đ"), ("Cộng", "1.500.000 đ")]


FACTS = [
    (Text("name", "tên"), "[bold]Bưu điện[/bold]"),
    (Text("source", "nguồn"), "mẫu của ngân hàng, xem từng ô, " * 4),
]


PLAIN = """\
═════
Tháng
═════

Kế hoạch
────────
  Đơn vị                     Số tiền
  ─────────────────────  ───────────
  [bold]Bưu điện[/bold]    500.000 đ
  ─────────────────────  ───────────
  Cộng                   1.500.000 đ

  Đơn vị                     Số tiền
  ─────────────────────  ───────────
  [bold]Bưu điện[/bold]    500.000 đ
  Cộng                   1.500.000 đ

một
hai

  tên    [bold]Bưu điện[/bold]
  nguồn  mẫu của ngân hàng, xem từng ô, mẫu của ngân hàng, xem từng ô, mẫu của
         ngân hàng, xem từng ô, mẫu của ngân hàng, xem từng ô,

Hết
───
"""


def show_everything(screen: Screen) -> None:
    screen.part(Text("Month", "Tháng"))
    screen.heading(Text("Plan", "Kế hoạch"))
    screen.table(COLUMNS, ROWS, total=True)
    screen.table(COLUMNS, ROWS)
    screen.say(Text("one", "một"))
    screen.say(Text("two", "hai"))
    screen.facts(FACTS)
    screen.heading(Text("End", "Hết"))
    with screen.working(Text("reading", "đang đọc")) as working:
        working.advance()
    screen.finish({"ok": True})


def test_plain_columns_are_aligned_and_parts_stand_apart(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One empty line between two things, none within; figures to the right."""
    monkeypatch.setenv("COLUMNS", "80")
    show_everything(PlainScreen("vi"))
    shown = capsys.readouterr()
    assert shown.out == PLAIN
    assert shown.err == ""


@pytest.mark.parametrize("width", [20, 80, 130])
def test_facts_fill_the_page_and_no_more(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """Every word is there, each below the beginning of its fact."""
    monkeypatch.setenv("COLUMNS", str(width))
    PlainScreen("en").facts(FACTS)
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= max(width, 32) for line in lines)
    assert " ".join(" ".join(lines).split()).count("mẫu của ngân hàng, xem từng ô,") == 4
    assert {line[:10].strip() for line in lines} == {"name", "source", ""}


def test_a_document_is_all_that_a_program_sees(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    show_everything(JsonScreen("vi"))
    shown = capsysbinary.readouterr()
    assert json.loads(shown.out) == {"ok": True}
    assert shown.err == b""


def rich_output(language: Language, width: int) -> str:
    written = io.StringIO()
    console = Console(file=written, width=width, force_terminal=False)
    show_everything(RichScreen(language, console))
    return written.getvalue()


def test_rich_shows_the_same_words_and_takes_brackets_for_what_they_are() -> None:
    """A list's name with [brackets] in it is no markup."""
    shown = rich_output("vi", 120)
    for words in ("Tháng", "Kế hoạch", "[bold]Bưu điện[/bold]", "1.500.000 đ", "một"):
        assert words in shown
    assert "\n\n\n" not in shown


@pytest.mark.parametrize("width", [40, 80, 130])
def test_rich_shows_facts_whole(width: int) -> None:
    written = io.StringIO()
    RichScreen("vi", Console(file=written, width=width)).facts(FACTS)
    shown = " ".join(written.getvalue().split())
    assert shown.count("mẫu của ngân hàng, xem từng ô,") == 4
    assert shown.startswith("tên [bold]Bưu điện[/bold] nguồn mẫu")


@pytest.mark.parametrize("width", [24, 30, 80])
def test_rich_cuts_nothing_off_a_narrow_terminal(width: int) -> None:
    """An amount without its last digits is a wrong amount; a path is folded, not shortened."""
    written = io.StringIO()
    columns = (Column(Text("File", "Tệp"), whole=True), COLUMNS[1])
    path = "mot-thu-muc/mot-tep.xlsx"
    console = Console(file=written, width=width)
    RichScreen("vi", console).table(columns, [(path, "500.000 đ"), ("", "1.500.000 đ")], total=True)
    shown = written.getvalue()
    assert "500.000 đ" in shown
    assert "1.500.000 đ" in shown
    assert "…" not in shown
    assert path in re.sub(r"\s|500.000 đ", "", shown)
    assert (path in shown) == (width == 80)


def test_rich_speaks_the_language_asked_for() -> None:
    shown = rich_output("en", 120)
    assert "Provider" in shown
    assert "Đơn vị" not in shown


def test_a_pipe_gets_plain_columns_and_a_terminal_frames(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert isinstance(screen_for("vi", as_json=False), PlainScreen)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert isinstance(screen_for("vi", as_json=False), RichScreen)
    assert isinstance(screen_for("vi", as_json=True), JsonScreen)


def test_a_terminal_without_rich_gets_plain_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra `cli` is for looks; the command works without it."""
    real_import = builtins.__import__

    def without_rich(
        name: str,
        globals_: Mapping[str, object] | None = None,
        locals_: Mapping[str, object] | None = None,
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> ModuleType:
        if name.partition(".")[0] == "rich":
            raise ModuleNotFoundError(name)
        return real_import(name, globals_, locals_, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", without_rich)
    monkeypatch.delitem(sys.modules, "ansinh.cli.rich_screen", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert isinstance(screen_for("vi", as_json=False), PlainScreen)


def test_progress_is_told_where_somebody_looks_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not in a log, where standard error is for errors."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with PlainScreen("en").working(Text("reading", "đang đọc")):
        pass
    assert capsys.readouterr() == ("", "… reading\n")
