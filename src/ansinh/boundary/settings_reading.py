"""The settings file becomes `Settings`; every entry that does not is named by its path."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from ansinh.boundary.lists.place import programme_of
from ansinh.boundary.lists.source import ListDefaults
from ansinh.boundary.settings import KeyPlace, Settings
from ansinh.boundary.settings_document import ProviderDocument, SettingsDocument
from ansinh.boundary.toml_document import read_toml
from ansinh.errors import Code, CodedError, Position, Problem, UnreadableFile, problem
from ansinh.formats.frozen_mapping import FrozenMapping
from ansinh.money import Dong
from ansinh.payment import Agency, Limits, Payer, Routes
from ansinh.people import Commune, find_bank

Value = TypeVar("Value")

_CODES = {"missing": Code.SETTINGS_MISSING, "extra_forbidden": Code.SETTINGS_UNKNOWN}


def read_settings(
    data: bytes,
    *,
    source: str = "settings.toml",
    key_of: Callable[[KeyPlace], str] | None = None,
) -> Settings:
    """Read a settings file (TOML, UTF-8).

    The key is hexadecimal, at least 16 bytes: in the file, or where the file says; `key_of` gives
    the text that lies there, since nothing here touches a disk.

    Raises:
        UnreadableFile: ``toml-encoding``, ``settings-toml``, with the line; ``settings-missing``,
            ``settings-unknown``, ``settings-value``, ``settings-version``, ``settings-key``,
            ``key-length``; each with the path of the entry as its place.
    """
    problems: Sequence[Problem]
    try:
        document = read_toml(
            SettingsDocument, data, source=source, syntax=Code.SETTINGS_TOML, entry=_code
        )
    except UnreadableFile as error:
        problems = error.problems
    else:
        reading = _Reading(source)
        settings = reading.settings(document, key_of)
        if settings is not None and not reading.problems:
            return settings
        problems = reading.problems
    raise UnreadableFile(sorted(problems, key=lambda one: one.position))


def _code(path: str, kind: str) -> Code:
    return Code.SETTINGS_VERSION if path == "version" else _CODES.get(kind, Code.SETTINGS_VALUE)


class _Reading:
    """The document's entries become values; all that do not are noted."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.problems: list[Problem] = []

    def settings(
        self, document: SettingsDocument, key_of: Callable[[KeyPlace], str] | None
    ) -> Settings | None:
        agency = self._agency(document, key_of)
        lists = self._lists(document)
        routes = self._routes(document)
        self._narrative(document.narrative)
        limits = {i: self._limits(i, provider) for i, provider in document.providers.items()}
        if agency is None:
            return None
        return Settings(
            agency=agency,
            department=document.agency.department or "",
            lists=lists,
            routes=routes,
            payers={
                i: Payer(provider.payer or agency.name, provider.debit_account or "")
                for i, provider in document.providers.items()
            },
            limits={i: limit for i, limit in limits.items() if limit is not None},
            texts={i: FrozenMapping(p.texts) for i, p in document.providers.items() if p.texts},
            profiles={i: p.profile for i, p in document.providers.items() if p.profile},
            narrative=document.narrative,
            signatories=document.papers.signatories,
        )

    def _agency(
        self, document: SettingsDocument, key_of: Callable[[KeyPlace], str] | None
    ) -> Agency | None:
        written = document.agency
        key = self._key(document, key_of)
        if key is None:
            return None
        return self._made("agency.key", lambda: Agency(written.code, written.name, key))

    def _key(
        self, document: SettingsDocument, key_of: Callable[[KeyPlace], str] | None
    ) -> bytes | None:
        """Get the key; whatever goes wrong, nothing of it is said."""
        agency = document.agency
        given = [text for text in (agency.key, agency.key_file, agency.key_env) if text is not None]
        text = agency.key
        place = None
        if agency.key_file is not None:
            place = KeyPlace("file", agency.key_file)
        elif agency.key_env is not None:
            place = KeyPlace("environment", agency.key_env)
        if place is not None:
            text = _fetched(place, key_of)
        key = _from_hex(text or "")
        if len(given) == 1 and key is not None:
            return key
        self._note(Code.SETTINGS_KEY, "agency.key")
        return None

    def _lists(self, document: SettingsDocument) -> ListDefaults:
        lists = document.lists
        programme = None
        if lists.programme is not None:
            programme = self._made("lists.programme", lambda: programme_of(lists.programme))
        commune = None
        if lists.commune is not None:
            code = lists.communes.get(lists.commune, "")
            commune = self._made(
                "lists.commune",
                lambda: Commune(lists.commune or "", code, lists.code_list, lists.edition),
            )
        return ListDefaults(
            programme=programme,
            commune=commune,
            communes=lists.communes,
            code_list=lists.code_list,
            edition=lists.edition,
        )

    def _routes(self, document: SettingsDocument) -> Routes:
        routes = document.routes
        banks: dict[str, str] = {}
        for name, provider in routes.banks.items():
            bank = self._made(f"routes.banks.{name}", partial(find_bank, name))
            if bank is not None:
                banks[bank.code] = provider
        return Routes(banks, routes.any_bank, routes.cash, routes.home, routes.wallets)

    def _limits(self, provider: str, document: ProviderDocument) -> Limits | None:
        written = document.limits
        if written is None:
            return None
        return self._made(
            f"providers.{provider}.limits",
            lambda: Limits(
                written.max_records,
                None if written.max_amount is None else Dong(written.max_amount),
                written.name_length,
                written.narrative_length,
            ),
        )

    def _narrative(self, narrative: str) -> None:
        """The text may name the month, and nothing else of anybody."""
        words = narrative.replace("{month}", "")
        if not words.isprintable() or "{" in words or "}" in words:
            self._note(Code.SETTINGS_VALUE, "narrative")

    def _made(self, path: str, make: Callable[[], Value]) -> Value | None:
        try:
            return make()
        except CodedError as error:
            code = error.code
        self._note(code, path)
        return None

    def _note(self, code: Code, path: str) -> None:
        self.problems.append(problem(code, Position(self._source, header=path)))


def _fetched(place: KeyPlace, key_of: Callable[[KeyPlace], str] | None) -> str | None:
    if key_of is None:
        return None
    try:
        return key_of(place)
    except (LookupError, OSError, ValueError):
        return None


def _from_hex(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text.strip()) or None
    except ValueError:
        return None
