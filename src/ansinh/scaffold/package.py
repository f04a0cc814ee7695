"""The files of a new adapter's package, from the templates."""

from collections.abc import Mapping
from string import Template
from types import MappingProxyType
from typing import Final

import attrs

import ansinh
from ansinh.adapters import API
from ansinh.formats.kinds import Media
from ansinh.resources import text_data
from ansinh.scaffold.naming import NewAdapter

_COMMON: Final = (
    ".github/workflows/ci.yml",
    ".gitignore",
    "README.md",
    "pyproject.toml",
    "src/package/__init__.py",
    "src/package/adapter.py",
    "src/package/conformance.py",
    "src/package/order.py",
    "src/package/plugin.py",
    "src/package/profile.py",
    "src/package/profile.toml",
    "src/package/py.typed",
    "src/package/results.py",
    "src/package/simulator.py",
    "tests/conftest.py",
    "tests/golden/README.md",
    "tests/test_conformance.py",
)
_OF_MEDIA: Final = MappingProxyType(
    {"src/package/files.py": "files.py", "tests/test_adapter.py": "test_adapter.py"}
)
_HIDDEN: Final = MappingProxyType({".gitignore": "gitignore"})
"""Where a file of that name among the templates would do something of its own."""

_WORDS: Final = """\
"Thành công" = "paid"
"Từ chối" = "refused"
"Hoàn trả" = "returned"
"Đang xử lý" = "unknown"
"""
_REASONS: Final = """\
"Sai số tài khoản" = "account-not-found"
"Sai tên người thụ hưởng" = "name-differs"
"Tài khoản đã đóng" = "account-closed"
"""
# No two of them differ in one letter: a letter that is read wrongly must make no other word.
_CODES: Final = """\
"PAID" = "paid"
"RJCT" = "refused"
"BACK" = "returned"
"WAIT" = "unknown"
"""
_REASON_CODES: Final = """\
"NOACCT" = "account-not-found"
"NAME" = "name-differs"
"CLOSED" = "account-closed"
"""


@attrs.frozen
class _Kind:
    """What differs between the kinds of files."""

    suffix: str
    extra: str = ""
    charset: str = "vietnamese"
    name_length: int = 70
    narrative_length: int = 140
    encoding: str = ""
    own_profile: str = "full"
    result_codes: str = _WORDS
    reasons: str = _REASONS
    own_profile_vi: str = (
        "Cơ quan chi trả có mẫu riêng thì dùng hồ sơ riêng, không cần sửa mã: "
        "`ansinh --profile FILE`."
    )
    own_profile_en: str = (
        "An agency with a form of its own brings a profile of its own: no code is changed."
    )
    files_vi: str = "đầu tệp, cuối tệp, dấu phân cách"
    files_en: str = "head, foot and separator of the file"


_ENCODING: Final = """\
# Letters and line ends of the file: utf-8, ascii, windows-1258 …; LF or CRLF.
encoding = "{encoding}"
newline = "{newline}"
"""

_KINDS: Final = MappingProxyType(
    {
        Media.DELIMITED: _Kind("csv", encoding=_ENCODING.format(encoding="utf-8", newline="CRLF")),
        Media.FIXED_WIDTH: _Kind(
            "txt",
            charset="ascii-upper",
            name_length=40,
            narrative_length=60,
            encoding=_ENCODING.format(encoding="ascii", newline="CRLF"),
            result_codes=_CODES,
            reasons=_REASON_CODES,
            files_vi="ký hiệu đầu dòng, dòng đầu, dòng cuối",
            files_en="the marks of lines, head and foot",
        ),
        Media.XLSX: _Kind(
            "xlsx",
            extra="xlsx",
            files_vi="trang tính, tiêu đề, dòng tổng",
            files_en="sheet, title and total row",
        ),
        Media.XML: _Kind(
            "xml",
            extra="xml",
            encoding=_ENCODING.format(encoding="utf-8", newline="LF"),
            own_profile="not-in-format",
            own_profile_vi="Hồ sơ riêng của cơ quan chi trả chưa dùng được với gói này.",
            own_profile_en="A profile of an agency's own is not followed: `own-profile` says so.",
            files_vi="các phần tử XML",
            files_en="the elements",
        ),
    }
)

MEDIA: Final = tuple(media.value for media in _KINDS)
"""The kinds of files that there are templates for."""


def adapter_package(new: NewAdapter, media: Media) -> dict[str, bytes]:
    """Give the files of a package: path within its folder, and content."""
    kind = _KINDS[media]
    words = _words(new, media, kind)
    words["layout"] = _filled(f"{media}/layout.toml", words).rstrip("\n")
    sources = {name: f"common/{_HIDDEN.get(name, name)}" for name in _COMMON}
    sources |= {name: f"{media}/{template}" for name, template in _OF_MEDIA.items()}
    return {
        name.replace("src/package/", f"src/{new.package}/"): _filled(source, words).encode()
        for name, source in sorted(sources.items())
    }


def _words(new: NewAdapter, media: Media, kind: _Kind) -> dict[str, str]:
    from ansinh.testing.check import REVISIONS

    extra = f"[{kind.extra}]" if kind.extra else ""
    return {
        **{field: str(value) for field, value in attrs.asdict(kind).items()},
        "adapter": new.class_name,
        "api": ", ".join(str(part) for part in API),
        "distribution": new.distribution,
        "entry": new.package,
        "id": new.id,
        "institution": new.provider.upper(),
        "media": media.value,
        "package": new.package,
        "provider": new.provider,
        "requirement": f"ansinh{extra}>={ansinh.__version__},<{_next_series(ansinh.__version__)}",
        "revision": REVISIONS[-1],
    }


def _next_series(version: str) -> str:
    """Give the first version that may break what this one promises: ``0.2`` after ``0.1.3``."""
    major, minor = (int(part) for part in version.split(".")[:2])
    return f"{major}.{minor + 1}" if major == 0 else str(major + 1)


def _filled(source: str, words: Mapping[str, str]) -> str:
    template = text_data("ansinh.scaffold", f"templates/{source}.tmpl")
    return Template(template).substitute(words)
