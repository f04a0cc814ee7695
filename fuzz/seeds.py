"""What a fuzzer starts from: small right files of every kind that a reader takes, all invented."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from tests.invented_batches import AS_OF, bank_batch, cash_batch

from ansinh import Dong, Month, OutcomeKind, Registry, RenderRequest, built_in_layout
from ansinh.boundary.documents import to_json
from ansinh.formats import list_csv, list_workbook

MONTH = Month(2024, 6)
CORPUS = Path(__file__).parents[1] / "tests" / "corpus" / "files"
EACH = 7
LARGEST = 40_000
"""Bytes; a fuzzer changes small files more thoroughly."""

_LINES = [
    ("HS-0001", "Đặng Thị Mẫu", "01/02/1945", "099145000001", "Nữ", 540_000, "0000000017"),
    ("HS-0002", "Trần Văn Thử", "1938", "099038000002", "Nam", 360_000, ""),
    ("HS-0003", "H'Mẫu Niê", "00/00/1951", "099151000003", "Nữ", 750_000, ""),
]
_PROVIDERS = {
    "vietinbank.salary-list": ("ansinh_vietinbank.simulator", "bank_answer"),
    "vnpost.cash-list": ("ansinh_vnpost.simulator", "post_office_answer"),
    "iso20022.pain001": ("ansinh_iso20022.simulator", "bank_answer"),
}


def seeds_of(reader: str) -> list[bytes]:
    """Give the files that a reader starts from."""
    return list(_SEEDS[reader]())


@cache
def _lists() -> tuple[bytes, ...]:
    """Rolls and changes, as csv and as workbook, and what the corpus has."""
    made: list[bytes] = []
    for kind in ("roll", "additions", "removals", "adjustments"):
        layout = built_in_layout(kind)
        made += [
            list_csv(layout, _rows(kind), month=MONTH),
            list_workbook(layout, _rows(kind), month=MONTH),
        ]
    return (*made, *_corpus())


def _rows(kind: str) -> list[dict[str, str | int | Dong]]:
    more: dict[str, dict[str, str | int | Dong]] = {
        "roll": {},
        "additions": {"reason": "Mới hưởng", "effective": "06/2024"},
        "removals": {"reason": "Chết", "effective": "06/2024"},
        "adjustments": {"what": "Mức hưởng", "effective": "06/2024", "new_amount": Dong(500_000)},
    }
    return [
        {
            "number": number,
            "case": case,
            "name": name,
            "birth": birth,
            "citizen_id": digits,
            "sex": sex,
            "programme": "BTXH",
            "commune": "Xã Mẫu",
            "amount": Dong(amount),
            "channel": "Tài khoản" if account else "Bưu điện",
            "account": account,
            "bank": "VIETINBANK" if account else "",
            **more[kind],
        }
        for number, (case, name, birth, digits, sex, amount, account) in enumerate(_LINES, 1)
    ]


def _corpus() -> Iterator[bytes]:
    """Every few files of the corpus: hundreds that are much alike slow a fuzzer down."""
    paths = sorted(CORPUS.rglob("*.*")) if CORPUS.exists() else []
    for path in paths[::EACH]:
        content = path.read_bytes()
        if len(content) <= LARGEST:
            yield content


def _texts() -> Iterator[bytes]:
    yield from (content for content in _lists() if not content.startswith((b"PK", b"\xd0\xcf")))


def _zips() -> Iterator[bytes]:
    yield from (content for content in _lists() if content.startswith(b"PK"))


def _old_workbooks() -> Iterator[bytes]:
    found = [content for content in _lists() if content.startswith(b"\xd0\xcf\x11\xe0")]
    yield from found or [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504]


def _answers() -> Iterator[bytes]:
    """What each provider, invented, sends back for a small batch."""
    from importlib import import_module

    import attrs

    registry = Registry.discover()
    transfers = attrs.evolve(bank_batch(), provider="iso20022.pain001")
    for batch in (bank_batch(), cash_batch(), transfers):
        order = registry.get(batch.provider).render(RenderRequest(batch=batch, as_of=AS_OF))
        module, name = _PROVIDERS[batch.provider]
        simulator = getattr(import_module(module), name)
        references = [str(one.reference) for one in batch.instructions]
        for kind in (OutcomeKind.PAID, OutcomeKind.REFUSED):
            yield simulator(order, dict.fromkeys(references, kind))


def _json() -> Iterator[bytes]:
    for value in (bank_batch(), cash_batch(), MONTH, bank_batch().payer):
        yield to_json(value).encode()


def _toml() -> Iterator[bytes]:
    yield (files("ansinh.demo") / "data" / "settings.toml").read_bytes()
    for folder, package in (("instruments", "ansinh.entitlement"), ("layouts", "ansinh.formats")):
        for entry in (files(package) / folder).iterdir():
            if entry.name.endswith(".toml"):
                yield entry.read_bytes()
    for package in ("ansinh_vietinbank", "ansinh_vnpost", "ansinh_iso20022"):
        yield (files(package) / "profile.toml").read_bytes()


_SEEDS = {
    "csv": _texts,
    "workbook": _zips,
    "xls": _old_workbooks,
    "answer": _answers,
    "json": _json,
    "toml": _toml,
}
