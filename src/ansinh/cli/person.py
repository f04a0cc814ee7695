"""``ansinh person``: what a book holds of one person, and erasing it."""

from typing import Final

import click

from ansinh.cli.on_use import OnUse, Place

_STEPS: Final = "ansinh.cli.person_steps"

PLACES: Final = {
    "export": Place(
        f"{_STEPS}.exporting:export_person",
        "Xuất dữ liệu sổ giữ về một người. / Write what the book holds of a person.",
    ),
    "erase": Place(
        f"{_STEPS}.erasing:erase_person",
        "Xóa dữ liệu cá nhân; tiền đã chi vẫn còn. / Erase a person; the money stays.",
    ),
}


@click.group(cls=OnUse, places=PLACES, context_settings={"help_option_names": ["-h", "--help"]})
def person() -> None:
    """Dữ liệu của một người trong sổ. / What a book holds of one person.

    Người đó được chỉ bằng chương trình và mã hồ sơ, hoặc bằng số CCCD nhập riêng, không hiện trên
    màn hình. / They are named by programme and case, or by citizen id, which is asked for and
    never shown.
    """
