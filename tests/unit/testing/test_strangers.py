"""Files of nobody's are what they seem, and the kit makes them with what `ansinh[testing]` has."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

from ansinh.formats import read_sheets
from ansinh.testing.strangers import strange_workbook

ROOT = Path(__file__).parents[3]


def test_the_workbook_of_nobodys_opens_as_one() -> None:
    """Otherwise an adapter would be asked about a broken archive, which is another question."""
    (sheet,) = read_sheets(strange_workbook(), "strange")
    rows = [[cell for cell in row if cell] for row in sheet.rows]
    assert [row for row in rows if row] == [["DANH SÁCH KHÁC"], ["Cột một", "Cột hai"], ["X", "OK"]]


def test_the_workbook_of_nobodys_is_always_the_same() -> None:
    """What an adapter says of it today it must say tomorrow, on every machine."""
    digest = sha256(strange_workbook()).hexdigest()
    assert digest == "5866b8c45efccc4ab7ed7ac62719123ca4c4175a4f160d032b2befa720f3cf22"


BLOCKED = """
    import sys

    EXTRAS = {
        "xlsxwriter", "openpyxl", "python_calamine", "xlrd", "lxml", "typst", "rich", "psycopg",
        "rapidfuzz", "holidays",
    }

    class NotInstalled:
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] in EXTRAS:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    sys.meta_path.insert(0, NotInstalled())

    from tests.conformance.delimited import Delimited, delimited_answer
    from tests.conformance.mutant import suite_of

    from ansinh import AdapterSpec
    from ansinh.testing import examine

    spec = AdapterSpec(profile=Delimited.profile, factory=Delimited)
    report = examine(suite_of(spec, delimited_answer), examples=1)
    for one in report.checks:
        print(one.id, one.status.value, one.reason)
    assert not EXTRAS & set(sys.modules)
"""


def test_with_the_testing_extra_alone_every_check_runs() -> None:
    """A new package has no writer of workbooks, and its adapter is right all the same."""
    command = [sys.executable, "-c", dedent(BLOCKED)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert (told["M02"].strip(), told["P09"].strip()) == ("pass", "pass")
    assert {id_ for id_, what in told.items() if what.startswith("fail")} == set()
