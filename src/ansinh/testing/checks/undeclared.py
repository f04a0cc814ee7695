"""U01, U02: what a profile does not declare cannot be had, and is said so."""

from collections.abc import Callable

from ansinh.adapters import BoundAdapter, ParseRequest, PayoutAdapter, RenderRequest
from ansinh.adapters.claims import Claim, Claims
from ansinh.adapters.profiles import with_own_profiles
from ansinh.boundary import SourceFile
from ansinh.errors import Code, Text, UnreadableFile, UnsupportedOperation
from ansinh.formats.kinds import Capability
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.failure import demand, unmet
from ansinh.testing.samples import sample_batch


@check(
    "U01",
    Text(
        "what the profile does not declare raises UnsupportedOperation",
        "việc hồ sơ không khai báo thì báo UnsupportedOperation",
    ),
    level="L1",
    why=Text(
        "half an operation is worse than none: its results would be believed",
        "làm nửa vời còn hại hơn không làm: kết quả sẽ được tin",
    ),
    fix=Text(
        "declare it in the profile, or leave the method as PayoutAdapter has it",
        "khai báo trong hồ sơ, hoặc để nguyên phương thức của PayoutAdapter",
    ),
)
def undeclared_is_unsupported(case: Case) -> None:
    """Ask for each operation that the profile does not declare; the adapter, and as callers do."""
    batch = sample_batch(case.profile)
    asked: dict[Capability, Callable[[PayoutAdapter | BoundAdapter], object]] = {
        Capability.RENDER: lambda a: a.render(RenderRequest(batch=batch, as_of=batch.pay_day)),
        Capability.PARSE_RESULTS: lambda a: a.parse_results(ParseRequest(data=b"")),
        Capability.READ_BACK: lambda a: tuple(a.read_back(b"")),
    }
    for capability, ask in asked.items():
        if case.can(capability):
            continue
        for subject in (case.adapter, case.bound):
            try:
                ask(subject)
            except UnsupportedOperation:
                continue
            except Exception as error:  # noqa: BLE001 - any other exception is what is looked for
                unmet(f"{capability} raises {type(error).__name__}")
            unmet(f"{capability} is not declared and does something")


@check(
    "U02",
    Text(
        "an own profile is refused where the adapter does not follow one",
        "không nhận hồ sơ riêng nếu bộ chuyển đổi không theo",
    ),
    level="L1",
    why=Text(
        "an agency that brings its own layout must not believe that it is followed",
        "cơ quan mang mẫu riêng không được tưởng là mẫu đó đang được dùng",
    ),
    fix=Text(
        "declare own-profile and read self.profile, or leave it undeclared",
        "khai báo own-profile và đọc self.profile, hoặc không khai báo",
    ),
)
def own_profile_refused(case: Case) -> None:
    """Bring a profile of the agency's own for an adapter that declares that it follows none."""
    if case.can(Capability.OWN_PROFILE):
        return
    claims = Claims((Claim(case.spec, case.source),))
    text = (
        f'profile = 1\nreplaces = "{case.spec.id}"\nformat_version = "own"\n'
        'source = "the agency"\ncertainty = "documented"\n'
    )
    try:
        with_own_profiles(claims, [SourceFile("own.toml", text.encode())])
    except UnreadableFile as refused:
        codes = {problem.code for problem in refused.problems}
        demand(Code.PROFILE_NOT_FOLLOWED in codes, f"it is refused for {sorted(codes)}")
        return
    unmet("an own profile is taken and not followed")
