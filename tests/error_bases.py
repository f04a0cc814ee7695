"""What an example of the page of errors does not show: the right list, file or answer around it."""

from collections.abc import Mapping
from typing import Any, Final

from tests.iso20022.messages_for_tests import transfer_batch

from ansinh_iso20022.names import message_id

LINES: Final[Mapping[str, Mapping[str, Any]]] = {
    "roll": {
        "Mã hồ sơ": "TH-0001",
        "Họ và tên": "Trần Văn Mẫu",
        "Ngày sinh": "01/02/1945",
        "Mức hưởng": 500000,
    },
    "additions": {
        "Mã hồ sơ": "TH-0002",
        "Họ và tên": "Lê Thị Thử",
        "Ngày sinh": "01/02/1945",
        "Mức hưởng": 500000,
        "Lý do tăng": "Mới hưởng",
        "Tăng từ tháng": "07/2024",
    },
    "adjustments": {
        "Mã hồ sơ": "TH-0001",
        "Họ và tên": "Trần Văn Mẫu",
        "Nội dung điều chỉnh": "Mức hưởng",
        "Mức hưởng mới": 750000,
        "Điều chỉnh từ tháng": "07/2024",
    },
}
"""A right line of each list: what a row of an example does not say."""

FILES: Final[Mapping[str, str]] = {
    "settings": """\
version = 1
[agency]
code = "TD"
name = "Phòng Thí Dụ"
key = "00112233445566778899aabbccddeeff"
[routes]
cash = "vnpost.cash-list"
""",
    "facts": """\
version = 1
[[cases]]
case = "TD-001"
born = "03/1980"
facts = []
""",
    "law": """\
version = 1
[instrument]
number = "00/2024/NQ-HĐND"
name = { vi = "Nghị quyết của tỉnh Thí Dụ", en = "Resolution of an invented province" }
signed_on = 2024-12-10
confidence = "local"
[[standards]]
programme = "BTXH"
amount = 650_000
applies_from = "2025-01"
known_from = 2024-12-10
place = "art. 1"
[[groups]]
code = "TD.1"
programme = "BTXH"
name = { vi = "Người mắc bệnh hiểm nghèo", en = "Seriously ill person" }
place = "art. 2(1)"
applies_from = "2025-01"
known_from = 2024-12-10
start = { from = "decision", place = "art. 3" }
needs = [["poor-household"]]
levels = [{ code = "TD.1", coefficient = "1.5", place = "art. 2(2)" }]
""",
    "days-off": """\
version = 1
[[days]]
on = ["09-02"]
kind = "off"
vi = "Quốc khánh"
source = "45/2019/QH14, art. 112"
""",
    "layout": """\
id = "mau.roll"
kind = "roll"
edition = "2024"
source = "tệp của cơ quan"
titles = ["Bảng kê"]
[[columns]]
field = "case"
headers = ["Sổ"]
[[columns]]
field = "name"
headers = ["Tên"]
required = true
[[columns]]
field = "birth"
headers = ["Sinh"]
kind = "birth"
[[columns]]
field = "amount"
headers = ["Tiền"]
kind = "amount"
required = true
""",
    "own-profile": """\
profile = 1
replaces = "vietinbank.salary-list"
format_version = "CN2"
source = "mẫu của chi nhánh"
certainty = "documented"
""",
}
"""A right file of each kind that is written by hand."""

ANSWER: Final = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.12">
<CstmrPmtStsRpt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2024-07-05T09:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>{message_id(transfer_batch())}</OrgnlMsgId>
<OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>{message_id(transfer_batch())}</OrgnlPmtInfId>
<TxInfAndSts><OrgnlEndToEndId>A00000000000000000AZ</OrgnlEndToEndId><TxSts>ACSC</TxSts>
<OrgnlTxRef><Amt><InstdAmt Ccy="VND">500000</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
</OrgnlPmtInfAndSts></CstmrPmtStsRpt>
</Document>
"""
"""A bank's right answer to `transfer_batch`."""
