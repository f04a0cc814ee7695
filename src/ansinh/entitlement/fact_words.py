"""What each fact word says, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ansinh.errors import Text

FACT_WORDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "abandoned": Text("abandoned, not adopted", "bị bỏ rơi chưa có người nhận làm con nuôi"),
        "orphan-of-both": Text("orphan of both parents", "mồ côi cả cha và mẹ"),
        "orphan-other-missing": Text(
            "one parent dead, the other declared missing",
            "mồ côi cha hoặc mẹ, người còn lại bị tuyên bố mất tích",
        ),
        "orphan-other-in-care": Text(
            "one parent dead, the other in a care centre",
            "mồ côi cha hoặc mẹ, người còn lại đang ở cơ sở trợ giúp xã hội",
        ),
        "orphan-other-detained": Text(
            "one parent dead, the other in prison or compulsory education",
            "mồ côi cha hoặc mẹ, người còn lại đang chấp hành án phạt tù, giáo "
            "dục, cai nghiện bắt buộc",
        ),
        "both-missing": Text("both parents declared missing", "cả cha và mẹ bị tuyên bố mất tích"),
        "both-in-care": Text(
            "both parents in a care centre",
            "cả cha và mẹ đang ở cơ sở trợ giúp xã hội",
        ),
        "both-detained": Text(
            "both parents in prison or compulsory education",
            "cả cha và mẹ đang chấp hành án phạt tù, giáo dục, cai nghiện bắt buộc",
        ),
        "missing-and-in-care": Text(
            "one parent missing, the other in a care centre",
            "cha hoặc mẹ mất tích, người còn lại đang ở cơ sở trợ giúp xã hội",
        ),
        "missing-and-detained": Text(
            "one parent missing, the other in prison or compulsory education",
            "cha hoặc mẹ mất tích, người còn lại đang chấp hành án phạt tù, giáo "
            "dục, cai nghiện bắt buộc",
        ),
        "in-care-and-detained": Text(
            "one parent in a care centre, the other in prison or compulsory education",
            "cha hoặc mẹ ở cơ sở trợ giúp xã hội, người còn lại đang chấp hành án "
            "phạt tù, giáo dục, cai nghiện bắt buộc",
        ),
        "studying": Text(
            "at school, in training, first degree",
            "đang học văn hóa, học nghề, đại học",
        ),
        "hiv": Text("with HIV/AIDS", "nhiễm HIV/AIDS"),
        "poor-household": Text("of a poor household", "thuộc hộ nghèo"),
        "near-poor-household": Text("of a near-poor household", "thuộc hộ cận nghèo"),
        "single-parent": Text(
            "unmarried, or the spouse dead or missing, raising a child",
            "chưa có vợ, chồng; hoặc vợ, chồng đã chết, mất tích, đang nuôi con",
        ),
        "no-supporter": Text(
            "nobody is obliged to support",
            "không có người có nghĩa vụ phụng dưỡng",
        ),
        "supporter-on-assistance": Text(
            "who is obliged to support has social assistance too",
            "người có nghĩa vụ phụng dưỡng đang hưởng trợ cấp xã hội",
        ),
        "cannot-live-in-community": Text(
            "cannot live in the community, fit for a centre",
            "không có điều kiện sống ở cộng đồng, đủ điều kiện vào cơ sở",
        ),
        "cared-for-in-community": Text(
            "taken in by somebody in the community",
            "có người nhận nuôi dưỡng, chăm sóc tại cộng đồng",
        ),
        "difficult-area": Text(
            "lives in an extremely difficult minority or mountain area",
            "sống ở xã, thôn dân tộc thiểu số, miền núi đặc biệt khó khăn",
        ),
        "pension": Text("has a pension", "có lương hưu"),
        "insurance-allowance": Text(
            "has a monthly social-insurance allowance",
            "có trợ cấp bảo hiểm xã hội hằng tháng",
        ),
        "other-social-allowance": Text(
            "has another monthly social allowance",
            "có trợ cấp xã hội hằng tháng khác",
        ),
        "survivor-allowance": Text(
            "has a monthly survivor's allowance",
            "có trợ cấp tuất hằng tháng",
        ),
        "severely-disabled": Text(
            "severely disabled, certified",
            "khuyết tật nặng, có giấy xác nhận",
        ),
        "very-severely-disabled": Text(
            "very severely disabled, certified",
            "khuyết tật đặc biệt nặng, có giấy xác nhận",
        ),
        "stable-income": Text("has a stable monthly income", "có thu nhập ổn định hằng tháng"),
        "pregnant": Text("pregnant", "đang mang thai"),
        "spouse-has-care-share": Text(
            "the couple's one share of care support is the spouse's",
            "vợ hoặc chồng đã hưởng suất hỗ trợ chăm sóc",
        ),
        "requested-social-pension": Text(
            "has asked for the social pension in writing",
            "đã có văn bản đề nghị hưởng trợ cấp hưu trí xã hội",
        ),
        "child-of-single-poor-parent": Text(
            "child of a poor single parent with assistance",
            "con của người đơn thân nghèo đang hưởng trợ cấp",
        ),
        "fostered": Text("in foster care", "được nhận chăm sóc, nuôi dưỡng"),
        "household-cares": Text("cared for by the household", "hộ gia đình trực tiếp chăm sóc"),
        "taken-in": Text("taken in by a household or person", "được hộ, cá nhân nhận nuôi dưỡng"),
        "died": Text("died", "chết"),
        "declared-missing": Text("declared missing", "bị tuyên bố mất tích"),
        "in-prison": Text("serves a prison sentence", "chấp hành án phạt tù"),
        "stop-decided": Text("an authority decided to stop", "có quyết định thôi hưởng"),
        "refused-benefit": Text("refuses the benefit", "từ chối nhận chế độ"),
        "moved-away": Text(
            "the old place decided to stop",
            "nơi cư trú cũ quyết định thôi chi trả",
        ),
        "uncollected": Text(
            "suspended: nothing collected for three months",
            "tạm dừng: 03 tháng không nhận",
        ),
        "refuses-redetermination": Text(
            "suspended: refuses to be determined again",
            "tạm dừng: không chấp hành xác định lại",
        ),
        "detained": Text(
            "suspended: detained for a month or more",
            "tạm dừng: bị tạm giam từ 01 tháng",
        ),
    }
)
"""The words of `ansinh.entitlement.facts.Word`."""
