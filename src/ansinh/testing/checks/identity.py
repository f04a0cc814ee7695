"""M01, M02, M03, M09: the adapter and its suite are what they say they are."""

from ansinh.adapters import FileProbe
from ansinh.adapters.spec import API
from ansinh.boundary import from_json, to_json
from ansinh.errors import AnsinhError, Text
from ansinh.formats import FormatProfile
from ansinh.formats.kinds import Capability
from ansinh.people import Bank
from ansinh.testing.case import Case
from ansinh.testing.check import REVISIONS, check
from ansinh.testing.failure import demand, unmet
from ansinh.testing.strangers import STRANGE_NAME, strange_files


@check(
    "M01",
    Text("the profile is valid data", "hồ sơ định dạng là dữ liệu hợp lệ"),
    level="L1",
    why=Text(
        "an agency reads in the profile what the format takes, and plans by it",
        "cơ quan chi trả đọc hồ sơ để biết định dạng nhận gì và lập kế hoạch theo đó",
    ),
    fix=Text(
        "say channels, the words for results, source and certainty; see FormatProfile",
        "ghi rõ hình thức chi trả, từ ngữ kết quả, nguồn và mức chắc chắn; xem FormatProfile",
    ),
)
def profile_is_data(case: Case) -> None:
    """Write the profile as a document and read it back; ask what it must say."""
    profile = case.profile
    demand(
        from_json(to_json(profile), FormatProfile) == profile, "its document reads back different"
    )
    demand(profile.channels, "it names no channel that the provider pays through")
    for code in profile.banks:
        try:
            Bank(code)
        except AnsinhError:
            unmet(f"banks: {code!r} is no short name of a bank")
    if case.can(Capability.PARSE_RESULTS):
        words = set(profile.result_codes.values())
        demand("paid" in words, "no word of the provider means paid")
        demand(words - {"paid"}, "no word of the provider means anything but paid")


@check(
    "M02",
    Text(
        "the adapter is found by its id, and is what its profile says",
        "tìm được bộ chuyển đổi theo mã, khớp với hồ sơ",
    ),
    level="L1",
    why=Text(
        "a batch finds its adapter by the id alone",
        "đợt chi trả tìm bộ chuyển đổi chỉ qua mã",
    ),
    fix=Text(
        "sign it up with the spec's profile; let sniff say True to this provider's files alone",
        "khai báo đúng hồ sơ của lớp; sniff chỉ trả True với tệp của chính đơn vị này",
    ),
)
def found_by_its_id(case: Case) -> None:
    """Ask for it by its id and its aliases; make it; show it files of nobody's."""
    adapter = case.fresh()
    demand(adapter.profile == case.profile, "the adapter's profile is not the one that signed up")
    demand(case.fresh() is not adapter, "the factory gives one and the same adapter twice")
    demand(case.bound.id == case.spec.id, "the registry gives another adapter")
    for strange in strange_files():
        mine = adapter.sniff(FileProbe(STRANGE_NAME, strange))
        demand(mine is False, "it takes a file of nobody's for its own, or says neither yes nor no")


@check(
    "M03",
    Text(
        "it was written for a contract that this ansinh offers",
        "viết cho phiên bản giao diện mà ansinh này có",
    ),
    level="L1",
    why=Text(
        "an adapter for another contract would be asked in ways that it does not know",
        "bộ chuyển đổi viết cho giao diện khác sẽ không hiểu lời gọi",
    ),
    fix=Text(
        "set AdapterSpec.api to the contract that you wrote for, and require such an ansinh",
        "đặt AdapterSpec.api đúng phiên bản đã dùng và yêu cầu ansinh tương ứng",
    ),
)
def contract_is_offered(case: Case) -> None:
    """Compare the two versions: same major, no later minor."""
    major, minor = case.spec.api
    demand(
        major == API[0] and minor <= API[1],
        f"it needs {major}.{minor}, this ansinh offers {API[0]}.{API[1]}",
    )


@check(
    "M09",
    Text("the suite is as shipped", "bộ kiểm tra còn nguyên"),
    level="L1",
    why=Text(
        "a check that was overridden or left out without a word proves nothing",
        "mục kiểm tra bị thay hoặc bỏ mà không nói thì không chứng minh được gì",
    ),
    fix=Text(
        "name what fails in known_gaps with a reason, pin an existing revision, override no test",
        "ghi mục chưa đạt vào known_gaps kèm lý do, chọn phiên bản có thật, không ghi đè mục nào",
    ),
)
def suite_is_as_shipped(case: Case) -> None:
    """Look at what was overridden, at the gaps and at the revision."""
    from ansinh.testing.checks import ALL_CHECKS

    demand(not case.overridden, f"overridden: {', '.join(case.overridden)}")
    known = {one.id for one in ALL_CHECKS}
    unknown = sorted(str(gap) for gap in case.gaps if gap not in known)
    demand(not unknown, f"known_gaps has ids that no check has: {', '.join(unknown)}")
    demand("M09" not in case.gaps, "M09 can be no known gap")
    silent = sorted(
        gap
        for gap, reason in case.gaps.items()
        if not isinstance(reason, str) or len(reason.strip()) < 4
    )
    demand(not silent, f"known_gaps gives no reason for {', '.join(silent)}")
    demand(
        case.revision in REVISIONS,
        f"revision {case.revision!r} is none of {', '.join(REVISIONS)}",
    )
