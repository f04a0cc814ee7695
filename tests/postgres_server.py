"""A PostgreSQL of the tests' own: made when a test first asks, gone with the tests.

It listens on a socket in its own folder and on no network. PostgreSQL refuses to run as root, so
where the tests are root it runs as another user. What it holds need not outlast a power cut.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.needs import skip_without

_PORT = 5432  # names the socket only
_SETTINGS = {
    "autovacuum": "off",
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "16MB",
}
_INITDB = [
    "-U",
    "ansinh",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
    "--no-instructions",
]


class PostgresServer:
    """A running server; every test gets an empty schema of its own."""

    def __init__(self, folder: Path, start: "Callable[[], subprocess.Popen[bytes]]") -> None:
        self.folder = folder
        self._schemas = 0
        self._start = start
        self._process = start()

    def stop(self) -> None:
        """End connections, and then the server."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(timeout=60)

    def crash(self) -> None:
        """End everything at once, as nobody should: nothing is finished, nothing is written."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(timeout=60)

    def start_again(self) -> None:
        """Start after a crash: the server recovers by its own log."""
        self._process = self._start()

    @contextmanager
    def schema(self) -> Iterator[str]:
        """Give the address of an empty schema."""
        self._schemas += 1
        name = f"test_{self._schemas}"
        self.run(f"CREATE SCHEMA {name}")
        try:
            yield self.address(name)
        finally:
            self.run(f"DROP SCHEMA {name} CASCADE")

    def address(self, schema: str = "") -> str:
        """Give the address of a schema, or that of the server."""
        options = f"&options={quote(f'-csearch_path={schema}', safe='')}" if schema else ""
        folder = quote(str(self.folder), safe="")
        return f"postgresql://ansinh@/postgres?host={folder}&port={_PORT}{options}"

    def run(self, statement: str, schema: str = "") -> list[tuple[Any, ...]]:
        """Run a statement beside the book."""
        import psycopg

        with psycopg.connect(self.address(schema), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Run a server while the tests want it; skip them where there is none."""
    programs = _programs()
    if programs is None:
        skip_without("a PostgreSQL server, on which a book can be kept,", package="postgresql")
    with tempfile.TemporaryDirectory(prefix="ansinh-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = _user_for(folder)
        subprocess.run(
            [programs / "initdb", "-D", folder / "data", *_INITDB],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            **user,
        )
        settings = _SETTINGS | {"unix_socket_directories": str(folder), "port": str(_PORT)}
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        command = [programs / "postgres", "-D", folder / "data", *options]

        def start() -> "subprocess.Popen[bytes]":
            with (folder / "log").open("ab") as log:
                process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **user)
            _wait_for(process, folder)
            return process

        server = PostgresServer(folder, start)
        try:
            yield server
        finally:
            server.stop()


def _programs() -> Path | None:
    """Find the newest server: Debian keeps them by version, and not on the path."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = max(debian, key=lambda program: int(program.parts[-3]), default=None)
    found = newest or shutil.which("postgres")
    return Path(found).resolve().parent if found else None


def _user_for(folder: Path) -> dict[str, Any]:
    """Say as whom the server runs, and let the folder be theirs."""
    if os.geteuid() != 0:
        return {}
    known = {user.pw_name: user for user in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _wait_for(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            break
        lines = folder / "data" / "postmaster.pid"
        if lines.exists() and lines.read_text().splitlines()[7:8] == ["ready   "]:
            return
        time.sleep(0.05)
    raise RuntimeError((folder / "log").read_text())
