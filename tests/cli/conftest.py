"""The command as its users run it: files in a folder, words on a line, what comes back."""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import attrs
import pytest
from tests.workbook_dump import values

from ansinh import Dong, OutcomeKind, RenderedFile
from ansinh.adapters import default_registry
from ansinh.cli import main
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.simulator import post_office_answer

_SIMULATORS: Final = {
    "vietinbank.salary-list": bank_answer,
    "vnpost.cash-list": post_office_answer,
}
ROLL_HEAD: Final = (
    "Mã hồ sơ",
    "Họ và tên",
    "Ngày sinh",
    "Số CCCD",
    "Xã/Phường",
    "Chương trình",
    "Mức hưởng",
    "Hình thức nhận",
    "Số tài khoản",
    "Ngân hàng",
    "Chủ tài khoản",
)
ROLL: Final = (
    ("K001", "Nguyễn Văn Không Một", "01/02/1945", "099145000001", "540.000", "", "", ""),
    ("K002", "Trần Thị Không Hai", "1950", "099150000002", "720.000", "", "", ""),
    (
        "K003",
        "Lê Văn Không Ba",
        "03/1960",
        "099060000003",
        "360.000",
        "0000000301",
        "VIETINBANK",
        "",
    ),
    ("K004", "Phạm Thị Không Bốn", "1971", "099171000004", "360.000", "0000000401", "AGRIBANK", ""),
)
"""Case, name, birth, citizen id, amount, account, bank; nobody here exists."""

PERSONAL: Final = tuple(
    part
    for case, name, _, citizen_id, _, account, *_ in (
        *ROLL,
        ("K005", "Hoàng Văn Không Năm", "", "099045000005", "", "0000000501", ""),
        ("K999", "Đỗ Văn Lạ", "", "099045000999", "", "", ""),
    )
    for part in (case, name, name.upper(), citizen_id, citizen_id[-6:], account)
    if part
)
"""What no message may hold."""

SETTINGS: Final = """\
version = 1
[agency]
code = "HT"
name = "Phòng Lao động - Thương binh và Xã hội"
key = "6e6f626f6479277320736563726574206b6579"
[lists]
programme = "BTXH"
commune = "Phường Tứ Hạ"
[routes]
any_bank = "vietinbank.salary-list"
cash = "vnpost.cash-list"
home = "vnpost.cash-list"
[providers."vietinbank.salary-list"]
payer = "PHONG LDTBXH"
debit_account = "0000202407"
"""


def csv_of(head: Sequence[str], *rows: Sequence[str], title: str = "") -> str:
    """Write a small list as csv."""
    width = len(head)
    lines = [[title, *[""] * (width - 1)]] if title else []
    lines += [list(head), *([*row, *[""] * (width - len(row))] for row in rows)]
    return "".join(",".join(f'"{cell}"' for cell in line) + "\n" for line in lines)


def roll_row(
    case: str, name: str, birth: str, citizen_id: str, amount: str, account: str, bank: str, *_: str
) -> tuple[str, ...]:
    """Write a line of the roll: into an account where there is one, else in cash."""
    channel = "Tài khoản" if account else "Bưu điện"
    holder = name if account else ""
    person = (case, name, birth, citizen_id, "Phường Tứ Hạ", "BTXH")
    return (*person, amount, channel, account, bank, holder)


ADDITIONS_HEAD: Final = (*ROLL_HEAD, "Lý do tăng", "Tăng từ tháng")
REMOVALS_HEAD: Final = (
    "Mã hồ sơ",
    "Họ và tên",
    "Số CCCD",
    "Mức hưởng",
    "Lý do giảm",
    "Giảm từ tháng",
)
ADJUSTMENTS_HEAD: Final = (
    "Mã hồ sơ",
    "Họ và tên",
    "Nội dung điều chỉnh",
    "Đang hưởng: Mức hưởng",
    "Điều chỉnh sang: Mức hưởng",
    "Điều chỉnh từ tháng",
)
ADDED: Final = ("K005", "Hoàng Văn Không Năm", "1945", "099045000005", "360.000", "", "", "")


@attrs.frozen
class Done:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """File, cell and code of each problem of the document, in its order."""
        found = self.document["problems"]
        return [(one["file"], one["cell"], one["code"]) for one in found]


Command = Callable[..., Done]


@pytest.fixture
def ansinh(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run the command in this process."""
    monkeypatch.delenv("ANSINH_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")  # lines are broken alike in every window, and in none

    def command(*words: str | Path) -> Done:
        capsys.readouterr()
        code = main([str(word) for word in words])
        shown = capsys.readouterr()
        return Done(code, shown.out, shown.err)

    return command


@attrs.frozen
class Office:
    """A folder with a month's small lists; each may be written anew before the month is run."""

    folder: Path
    command: Command

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file into the folder."""
        place = self.folder / name
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    def read(self, name: str) -> str:
        """Give a file's text."""
        return (self.folder / name).read_text("utf-8")

    @property
    def out(self) -> Path:
        """Where the month's files go."""
        return self.folder / "out"

    def run(
        self,
        *more: str | Path,
        roll: str | Path = "roll.csv",
        lists: bool = True,
        month: str = "2024-07",
    ) -> Done:
        """Run the month, with all lists or the roll alone."""
        words: list[str | Path] = ["run", "--roll", self.folder / roll]
        for kind in ("additions", "removals", "adjustments") if lists else ():
            words += [f"--{kind}", self.folder / f"{kind}.csv"]
        words += ["--month", month, "--pay-day", f"{month}-05", "--out", self.out]
        return self.command(*words, "--settings", self.folder / "settings.toml", *more)


@pytest.fixture
def office(tmp_path: Path, ansinh: Command) -> Office:
    """Make the folder of an office whose month is right."""
    made = Office(tmp_path, ansinh)
    made.write("settings.toml", SETTINGS)
    made.write("roll.csv", csv_of(ROLL_HEAD, *(roll_row(*row) for row in ROLL)))
    added = (*roll_row(*ADDED), "mới hưởng", "07/2024")
    made.write("additions.csv", csv_of(ADDITIONS_HEAD, added))
    removed = ("K002", "Trần Thị Không Hai", "099150000002", "720.000", "chuyển đi", "07/2024")
    made.write("removals.csv", csv_of(REMOVALS_HEAD, removed))
    adjusted = ("K001", "Nguyễn Văn Không Một", "mức hưởng", "540.000", "750.000", "07/2024")
    made.write("adjustments.csv", csv_of(ADJUSTMENTS_HEAD, adjusted))
    return made


@attrs.frozen
class ByTheBook:
    """The same office, with a book in its folder; the clock goes on by a minute a step."""

    office: Office
    _minutes: Iterator[int] = attrs.field(factory=itertools.count, init=False)

    @property
    def book(self) -> Path:
        """The book's file."""
        return self.office.folder / "month.db"

    @property
    def orders(self) -> Path:
        """Where July's files and papers lie."""
        return self.office.folder / "2024-07"

    def do(self, step: str, *words: str | Path, by: str = "can-bo-lap") -> Done:
        """Do a step, or look where a step is none."""
        said: list[str | Path] = ["month", step, self.book, *words]
        if step != "status":
            minutes = next(self._minutes)
            said += ["--by", by, "--at", f"2024-07-01T{8 + minutes // 60:02}:{minutes % 60:02}"]
        return self.office.command(*said)

    def begin(self, *more: str | Path) -> Done:
        """Open July on June's list."""
        return self.do(
            "open", "--month", "07/2024", "--roll", self.office.folder / "roll.csv", *more
        )

    def apply(self, *more: str | Path) -> Done:
        """Take in July's changes."""
        kinds = ("additions", "removals", "adjustments")
        lists = [(f"--{kind}", self.office.folder / f"{kind}.csv") for kind in kinds]
        return self.do("apply", *(word for pair in lists for word in pair), *more)

    def files(self) -> list[Path]:
        """Give the providers' files of July."""
        return sorted(self.orders.glob("v*-*.xlsx"))

    def approve(self) -> list[Done]:
        """Approve all files of July."""
        return [self.do("approve", file, by="can-bo-duyet") for file in self.files()]

    def send(self) -> list[Done]:
        """Send all files of July."""
        return [self.do("sent", file) for file in self.files()]

    def until(self, step: str) -> list[Done]:
        """Do July as far as a step, that one too."""
        done: list[Done] = []
        for name, work in self._steps().items():
            found = work()
            done += found if isinstance(found, list) else [found]
            if name == step:
                break
        assert [one.code for one in done] == [0] * len(done), [one.err for one in done]
        return done

    def _steps(self) -> Mapping[str, Callable[[], Done | list[Done]]]:
        day = ("--pay-day", "2024-07-05")
        return {
            "open": self.begin,
            "apply": self.apply,
            "check": lambda: self.do("check", *day),
            "plan": lambda: self.do("plan", *day),
            "render": lambda: self.do("render"),
            "approve": self.approve,
            "sent": self.send,
            "results": lambda: self.do("results", *answers_to(self.office, orders=self.orders)),
            "settle": lambda: self.do("settle"),
            "close": lambda: self.do("close", by="can-bo-duyet"),
        }


@pytest.fixture
def by_the_book(office: Office) -> ByTheBook:
    """Give the office a book that is not begun."""
    return ByTheBook(office)


def tree(folder: Path) -> dict[str, bytes]:
    """Read everything below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def without_anchor(files: Mapping[str, bytes]) -> dict[str, object]:
    """Give a month's files, and of the settlement what stands in it but the book's anchor.

    That is the one thing that a month by the book has and a month in one go has not.
    """
    found: dict[str, object] = dict(files)
    for name in files:
        if Path(name).name.startswith("quyet-toan-"):
            cells = values(files[name])
            found[name] = [
                (sheet, value)
                for (sheet, _), (_, value) in cells.items()
                if not str(value).startswith("Neo của sổ chi trả: ")
            ]
    return found


def answers_to(
    office: Office,
    changed: Mapping[str, OutcomeKind] | None = None,
    media: Literal["xlsx", "csv"] = "csv",
    *,
    orders: Path | None = None,
) -> list[Path]:
    """Have the bank and the post answer the orders in the output folder; all is paid.

    `changed` says by name what else came of an order.
    """
    said = changed or {}
    written = []
    for order in sorted((orders or office.out).glob("v*-*.xlsx")):
        adapter = default_registry().identify(order.name)
        content = order.read_bytes()
        file = RenderedFile.of(content, order.name, count=0, total=Dong(0))
        kinds = {
            line.reference: said.get(line.payee, OutcomeKind.PAID)
            for line in adapter.read_back(content)
        }
        answer = _SIMULATORS[adapter.id](file, kinds, media=media)
        written.append(office.write(f"{order.stem}-ket-qua.{media}", answer))
    return written


def results(paths: Iterable[Path]) -> list[str | Path]:
    """Give the options for answers."""
    return [word for path in paths for word in ("--results", path)]
