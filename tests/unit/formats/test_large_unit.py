"""Amounts are in đồng; a header that says thousands has nothing to stand over."""

import pytest

from ansinh.formats.large_unit import heads_large_unit


@pytest.mark.parametrize(
    "header",
    [
        "Số tiền (nghìn đồng)",
        "SỐ TIỀN\n(TRIỆU ĐỒNG)",
        "Số tiền (ngàn đồng)",
        "Số tiền (1.000 đ)",
        "Số tiền (1000đ)",
        "Số tiền (1,000,000 VND)",
        "Số tiền - ĐVT: nghìn đồng",
        "Số tiền (tr.đ)",
        "Số tiền (triệu)",
        "Số tiền (tỷ đồng)",
        "Số tiền ('000 đ)",
        "Số tiền (đồng × 1.000)",
        "Số tiền x1000",
        "Amount (thousand VND)",
        "Amount (VND'000)",
        "Amount, in millions",
        "Amount (kVND)",
        "So tien (nghin dong)",
        "So tien (ngan dong)",
        "So tien (1.000 d)",
    ],
)
def test_a_header_in_thousands_or_millions(header: str) -> None:
    assert heads_large_unit(header)


@pytest.mark.parametrize(
    "header",
    [
        "Số tiền",
        "Số tiền (đồng)",
        "Số tiền/\nAmount\n(*)",
        "Mức 500.000 đồng",
        "Mức 10.000 đ",
        "Số tiền theo tỷ lệ",
        "Số tiền xã Triệu Phong",
        "So tien cong ty dong",
        "So tien ngan hang chi",
        "Số tiền năm 2024",
        "Số tiền 1000 hộ",
    ],
)
def test_a_header_in_dong(header: str) -> None:
    """To refuse one is to refuse a provider's true form."""
    assert not heads_large_unit(header)
