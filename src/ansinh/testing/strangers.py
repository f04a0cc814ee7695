"""Files of nobody's: of every kind that comes in, and no provider's answer."""

from typing import Final

from ansinh.formats import Column, Layout, list_workbook

STRANGE_NAME: Final = "khong-phai-cua-ai.la"
"""A name that fits nobody's patterns."""

_TEXTS: Final = (
    b"",
    b"%PDF-1.7\n",
    b"<html><body><table><tr><td>OK</td></tr></table></body></html>",
    b'<?xml version="1.0" encoding="UTF-8"?>\n<Document><Id>OK</Id></Document>\n',
    "Cột một;Cột hai;Cột ba\r\nX;OK;500000\r\n".encode(),
    b'{"status": "paid"}',
)


def strange_files() -> tuple[bytes, ...]:
    """Give files that speak of no order, a workbook among them."""
    layout = Layout(
        id="nobody.list",
        kind="list",
        edition="1",
        source="invented for the checks",
        titles=("DANH SÁCH KHÁC",),
        columns=(Column("one", ("Cột một",)), Column("two", ("Cột hai",))),
        one_of=(("one",),),
    )
    return (*_TEXTS, list_workbook(layout, [{"one": "X", "two": "OK"}]))
