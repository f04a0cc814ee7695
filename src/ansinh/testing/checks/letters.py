"""R05: encoding, line ends, letters and widths are as the profile declares them."""

from hypothesis import strategies as st

from ansinh.errors import Text
from ansinh.formats.kinds import Media
from ansinh.formats.name_rule import Charset
from ansinh.payment import PaymentBatch
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.drawing import drawn
from ansinh.testing.failure import demand, unmet
from ansinh.testing.strategies.provider_batches import ordinary_batches
from ansinh.testing.written import cells_of, separator_of


@check(
    "R05",
    Text(
        "encoding, line ends, letters and widths are as declared",
        "bảng mã, xuống dòng, chữ cái, độ rộng đúng như khai báo",
    ),
    level="L1",
    needs=("render", "text"),
    why=Text(
        "a provider's program reads a file of other letters or widths wrongly, or not at all",
        "phần mềm của đơn vị chi trả đọc sai hoặc không đọc được tệp khác bảng mã, độ rộng",
    ),
    fix=Text(
        "encode strictly, use one line end, quote cells, pad fields by letters",
        "mã hóa chặt, dùng một kiểu xuống dòng, đặt ô trong ngoặc kép, đệm trường đủ độ rộng",
    ),
)
def letters_and_widths(case: Case, data: st.DataObject) -> None:
    """Decode it as declared, and measure its lines."""
    batch = drawn(data, ordinary_batches(case.profile))
    content = case.render(batch).content
    profile = case.profile
    try:
        text = content.decode(profile.encoding)
    except UnicodeError:
        unmet(f"it does not decode as {profile.encoding}")
    demand("\ufffd" not in text, "letters were replaced that the encoding does not have")
    bare = text.replace(profile.newline, "")
    demand("\n" not in bare and "\r" not in bare, f"a line does not end in {profile.newline!r}")
    lines = text.split(profile.newline)
    if lines[-1] == "":
        lines.pop()
    if profile.media is Media.FIXED_WIDTH:
        widths = sorted({len(line) for line in lines})
        demand(len(widths) == 1, f"lines have {len(widths)} widths: {widths[:4]}")
    if profile.media is Media.DELIMITED:
        _cells(batch, lines)
    if profile.media in {Media.FIXED_WIDTH, Media.DELIMITED}:
        _plain(case, batch, lines)


def _cells(batch: PaymentBatch, lines: list[str]) -> None:
    references = [order.reference.text for order in batch.instructions]
    separator = separator_of(lines, references)
    told = [len(cells_of(line, separator)) for line in lines if any(r in line for r in references)]
    if not told:  # a table without references: nothing tells its rows from the rest
        return
    demand(len(set(told)) == 1, f"lines have {sorted(set(told))} cells")
    header = len(cells_of(lines[0], separator))
    demand(header in {told[0], 1} or header < told[0], "the header has more cells than the lines")


def _plain(case: Case, batch: PaymentBatch, lines: list[str]) -> None:
    """Where both rules fold, no line of an order has a letter with a mark."""
    rules = {case.profile.name_rule.charset, case.profile.narrative_rule.charset}
    if rules != {Charset.ASCII_UPPER}:
        return
    for order in batch.instructions:
        told = [line for line in lines if order.reference.text in line]
        demand(
            all(line.isascii() for line in told),
            f"the line of {order.reference.text} has letters that the rules fold",
        )
