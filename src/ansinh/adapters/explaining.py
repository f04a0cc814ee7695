"""What a registry says of itself, for people."""

from collections.abc import Iterator, Sequence
from typing import Final

from ansinh.adapters.claims import Claim, Claims
from ansinh.adapters.source import PluginProblem, PluginSource
from ansinh.errors import Text
from ansinh.formats.kinds import Certainty, Support

CERTAINTIES: Final = {
    Certainty.OBSERVED: Text("observed", "theo tệp thực tế"),
    Certainty.DOCUMENTED: Text("documented", "theo tài liệu"),
    Certainty.ASSUMED: Text("assumed", "giả định"),
}


def explained(
    claims: Claims, disabled: Sequence[PluginSource], problems: Sequence[PluginProblem]
) -> Text:
    """Write one line for each adapter, each disabled plug-in and each problem."""
    lines = [*_adapters(claims), *_disabled(disabled), *_problems(problems)]
    return Text("\n".join(line.en for line in lines), "\n".join(line.vi for line in lines))


def _adapters(claims: Claims) -> Iterator[Text]:
    count = len(claims.usable)
    yield Text(f"Adapters: {count}", f"Bộ chuyển đổi: {count}")
    for claim in claims.usable:
        yield _adapter(claim)


def _adapter(claim: Claim) -> Text:
    profile = claim.spec.profile
    able = ", ".join(c.value for c, s in profile.support.items() if s is Support.FULL) or "-"
    sure = CERTAINTIES[profile.certainty]
    head = f"  {profile.id}"
    tail = f"{profile.format_version} · {able} · {claim.source}"
    return Text(
        f"{head} · {profile.title.en} · {sure.en} · {tail}",
        f"{head} · {profile.title.vi} · {sure.vi} · {tail}",
    )


def _disabled(disabled: Sequence[PluginSource]) -> Iterator[Text]:
    for source in disabled:
        yield Text(f"Disabled: {source}", f"Đã tắt: {source}")


def _problems(problems: Sequence[PluginProblem]) -> Iterator[Text]:
    if problems:
        yield Text(f"Problems: {len(problems)}", f"Lỗi: {len(problems)}")
    for problem in problems:
        yield Text(f"  {problem.text.en}", f"  {problem.text.vi}")
