"""What a registry says of itself, for people."""

from collections.abc import Iterator
from typing import Final

from ansinh.adapters.inventory import InstalledAdapter, Inventory
from ansinh.errors import Text
from ansinh.formats.kinds import Capability, Certainty, ChannelKind, Support

CERTAINTIES: Final = {
    Certainty.OBSERVED: Text("observed", "theo tệp thực tế"),
    Certainty.DOCUMENTED: Text("documented", "theo tài liệu"),
    Certainty.ASSUMED: Text("assumed", "giả định"),
}
CAPABILITIES: Final = {
    Capability.RENDER: Text("write orders", "lập lệnh chi"),
    Capability.PARSE_RESULTS: Text("read answers", "đọc kết quả"),
    Capability.READ_BACK: Text("read its own file back", "đọc lại tệp đã lập"),
    Capability.OWN_PROFILE: Text("follow an agency's own profile", "theo hồ sơ riêng của đơn vị"),
}
SUPPORTS: Final = {
    Support.FULL: Text("yes", "có"),
    Support.NOT_IN_FORMAT: Text("not in the format", "định dạng không có"),
    Support.NOT_YET: Text("not yet", "chưa có"),
}
CHANNELS: Final = {
    ChannelKind.BANK_ACCOUNT: Text("bank account", "tài khoản ngân hàng"),
    ChannelKind.CASH_POINT: Text("cash at a pay point", "tiền mặt tại điểm chi trả"),
    ChannelKind.HOME_DELIVERY: Text("cash at home", "tiền mặt tại nhà"),
    ChannelKind.E_WALLET: Text("e-wallet", "ví điện tử"),
}


def explained(inventory: Inventory) -> Text:
    """Write one line for each adapter, listening plug-in, disabled plug-in and problem."""
    lines = [
        *_adapters(inventory),
        *_listeners(inventory),
        *_disabled(inventory),
        *_problems(inventory),
    ]
    return Text("\n".join(line.en for line in lines), "\n".join(line.vi for line in lines))


def _adapters(inventory: Inventory) -> Iterator[Text]:
    count = len(inventory.adapters)
    yield Text(f"Adapters: {count}", f"Bộ chuyển đổi: {count}")
    for adapter in inventory.adapters:
        yield _adapter(adapter)


def _adapter(adapter: InstalledAdapter) -> Text:
    profile = adapter.spec.profile
    able = ", ".join(c.value for c, s in profile.support.items() if s is Support.FULL) or "-"
    sure = CERTAINTIES[profile.certainty]
    head = f"  {profile.id}"
    own = f" · {adapter.spec.own_profile}" if adapter.spec.own_profile else ""
    tail = f"{profile.format_version}{own} · {able} · {adapter.source}"
    return Text(
        f"{head} · {profile.title.en} · {sure.en} · {tail}",
        f"{head} · {profile.title.vi} · {sure.vi} · {tail}",
    )


def _listeners(inventory: Inventory) -> Iterator[Text]:
    for plugin in inventory.plugins:
        others = [hook for hook in plugin.hooks if hook != "ansinh_register_adapters"]
        if others:
            said = f"{plugin.source}: {', '.join(others)}"
            yield Text(f"Answers: {said}", f"Đáp ứng: {said}")


def _disabled(inventory: Inventory) -> Iterator[Text]:
    for source in inventory.disabled:
        yield Text(f"Disabled: {source}", f"Đã tắt: {source}")


def _problems(inventory: Inventory) -> Iterator[Text]:
    problems = inventory.problems
    if problems:
        yield Text(f"Problems: {len(problems)}", f"Lỗi: {len(problems)}")
    for problem in problems:
        yield Text(f"  {problem.text.en}", f"  {problem.text.vi}")
