"""Mutants that write a wrong file: rows, columns, letters, limits, names of files."""

# ruff: noqa: DTZ005, DTZ011 - clocks are what some of these get wrong

import io
import os
import unicodedata
import uuid
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from hashlib import sha256

import attrs
import xlsxwriter
from tests.conformance.branch import Branch, branch_is_silent
from tests.conformance.delimited import Delimited, delimited_answer
from tests.conformance.fixed_width import FixedWidth, fixed_width_answer
from tests.conformance.following import AMOUNT, following
from tests.conformance.mistakes import AccountsAsNumbers, OneNarrativeForAll
from tests.conformance.mutant import mutant
from tests.conformance.text_adapter import Document, Fields
from tests.conformance.workbook import Workbook, workbook_answer

from ansinh import (
    BankAccount,
    Code,
    Component,
    Dong,
    InvalidValue,
    Month,
    PaymentBatch,
    PaymentInstruction,
    Position,
    RenderedFile,
    RenderRefused,
    RenderRequest,
    total_of,
)
from ansinh.adapters import WrittenLine
from ansinh.formats import Capability, Field, Layout, Support
from ansinh_vietinbank.adapter import VietinBankSalaryList
from ansinh_vietinbank.simulator import bank_answer
from ansinh_vnpost.adapter import VNPostCashList
from ansinh_vnpost.simulator import post_office_answer

delimited = partial(mutant, simulator=delimited_answer)
fixed_width = partial(mutant, simulator=fixed_width_answer)
workbook = partial(mutant, simulator=workbook_answer)
branch = partial(mutant, simulator=branch_is_silent)
vietinbank = partial(mutant, simulator=bank_answer)
vnpost = partial(mutant, simulator=post_office_answer)


# Rows


@delimited("R02")
class DropsTheLastRow(Delimited):
    """Loops one row short, and adds up what it wrote."""

    def text(self, layout: Layout, month: Month, rows: Sequence[Fields]) -> str:
        return super().text(layout, month, rows[:-1])


@fixed_width("R02")
class DropsTheFirstRow(FixedWidth):
    """Takes the first order for a header."""

    def text(self, layout: Layout, month: Month, rows: Sequence[Fields]) -> str:
        return super().text(layout, month, rows[1:])


@workbook("R02", "R03")
class DoublesARow(Workbook):
    """Writes the last row again when it closes the list."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        lines = super().lines(batch)
        return [*lines, lines[-1]]


@delimited("R02")
class KeepsOneRowAnAccount(Delimited):
    """Collects rows by account, so that of two children with one guardian one is paid."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        return list({line.account: line for line in super().lines(batch)}.values())


@delimited("R02")
class KeepsOneRowAName(Delimited):
    """Collects rows by name, so that of two people of one name one is paid."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        return list({line.payee: line for line in super().lines(batch)}.values())


@workbook("R07")
class StopsAfterAThousandRows(Workbook):
    """Writes one page of a thousand rows, as the service that it was tried on gives them."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        return super().lines(batch)[:1000]


@fixed_width("R01")
class OrdersByHash(FixedWidth):
    """Collects rows in a set, whose order changes with every process."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        by_reference = {line.reference: line for line in super().lines(batch)}
        return [by_reference[reference] for reference in set(by_reference)]


# Columns


@delimited("R04")
class ShiftsTheAccountColumn(Delimited):
    """Sorts one column and not the others: each account stands one row too low."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        lines = super().lines(batch)
        above = [lines[-1], *lines[:-1]]
        return [
            attrs.evolve(line, account=other.account)
            for line, other in zip(lines, above, strict=True)
        ]


@vietinbank("R04")
class SwapsTwoAccounts(VietinBankSalaryList):
    """Swaps the accounts of the first two people; count and total stay what they were."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        return super().render(attrs.evolve(request, batch=_accounts_swapped(request.batch)))


@vnpost("R04")
class SwapsTwoAmounts(VNPostCashList):
    """Swaps the amounts of the first two people; count and total stay what they were."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        orders = list(request.batch.instructions)
        if len(orders) > 1:
            first, second = orders[:2]
            orders[0] = attrs.evolve(first, lines=second.lines)
            orders[1] = attrs.evolve(second, lines=first.lines)
        batch = attrs.evolve(request.batch, instructions=tuple(orders))
        return super().render(attrs.evolve(request, batch=batch))


@delimited("R04")
class WritesTwoColumnsUnderEachOthersHeader(Delimited):
    """Writes account and bank in the order of an older edition, under the new header."""

    def row(self, layout: Layout, fields: Fields) -> str:
        swapped = {**fields, "account": fields["bank"], "bank": fields["account"]}
        return super().row(layout, swapped)


@workbook("R04")
class GivesEverybodyTheFirstNarrative(OneNarrativeForAll, Workbook):
    """Works the narrative out once, for the first order."""


@workbook("R04")
class NamesTheBeneficiaryForTheHolder(Workbook):
    """Writes whom the money is for where the bank compares whose the account is."""

    def line(self, order: PaymentInstruction) -> WrittenLine:
        name = order.beneficiary.person.name.text
        return attrs.evolve(super().line(order), payee=self.profile.name_rule.express(name))


@delimited("R04")
class StripsLeadingZeros(Delimited):
    """Passes the account through a number."""

    def line(self, order: PaymentInstruction) -> WrittenLine:
        line = super().line(order)
        return attrs.evolve(line, account=line.account.lstrip("0") or "0")


@fixed_width("R04")
class KeepsOnlyDigitsOfAccounts(FixedWidth):
    """Takes letters in an account for typing errors."""

    def line(self, order: PaymentInstruction) -> WrittenLine:
        line = super().line(order)
        return attrs.evolve(line, account="".join(filter(str.isdigit, line.account)))


@workbook("R04")
class NamesTheCollectorForTheHolder(Workbook):
    """Writes who collects, which is mostly who holds the account, but not always."""

    def line(self, order: PaymentInstruction) -> WrittenLine:
        name = order.payee.person.name.text
        return attrs.evolve(super().line(order), payee=self.profile.name_rule.express(name))


# Money


@workbook("R02", "R04")
class LeavesArrearsOut(Workbook):
    """Writes this month's money, and forgets what was not paid before."""

    def line(self, order: PaymentInstruction) -> WrittenLine:
        current = [one.amount for one in order.lines if one.component is Component.REGULAR]
        return attrs.evolve(super().line(order), amount=total_of(current[:1]) or order.amount)


@delimited("R02")
class WritesFloats(Delimited):
    """Formats money as other programs format floats: seven digits, then a power."""

    def amount(self, amount: Dong) -> str:
        return f"{float(amount.value):.4g}"

    def amount_of(self, text: str) -> Dong:
        try:
            return Dong(int(float(text)))
        except (ValueError, OverflowError):
            raise InvalidValue(Code.AMOUNT_TEXT) from None


@fixed_width("R02")
class CountsInThousands(FixedWidth):
    """Writes thousands of đồng, as the paper list has them, and loses what is below."""

    def amount(self, amount: Dong) -> str:
        return super().amount(Dong(amount.value // 1000 * 1000))


@workbook("R02", "R04")
class CountsInThirtyTwoBits(Workbook):
    """Keeps amounts in a field of four bytes."""

    def line(self, order: PaymentInstruction) -> WrittenLine:
        return attrs.evolve(super().line(order), amount=Dong(order.amount.value & 0x7FFFFFFF))


# Letters


@delimited("R04")
class FoldsANameWithoutSaying(Delimited):
    """Takes the marks off, though the profile says that names stand as written."""

    def line(self, order: PaymentInstruction) -> WrittenLine:
        return attrs.evolve(super().line(order), payee=order.listed_name.folded)


@delimited("R04")
class WritesDecomposedLetters(Delimited):
    """Writes letters and marks apart, as another system keeps its file names."""

    def line(self, order: PaymentInstruction) -> WrittenLine:
        line = super().line(order)
        return attrs.evolve(line, payee=unicodedata.normalize("NFD", line.payee))


@fixed_width("R04")
class LosesTheStrokeLetters(FixedWidth):
    """Takes marks off by leaving out what is not ASCII: Đặng becomes ANG."""

    def line(self, order: PaymentInstruction) -> WrittenLine:
        line = super().line(order)
        left = order.listed_name.text.replace("Đ", "").replace("đ", "")
        name = left.strip(" ") or "X"
        return attrs.evolve(line, payee=self.profile.name_rule.express(name))


@fixed_width("R06", "R07")
class CutsALongName(FixedWidth):
    """Cuts a name that is too long, as slices do."""

    def obstacles(self, order: PaymentInstruction) -> list[str]:
        found = super().obstacles(order)
        return [code for code in found if code != Code.NAME_TOO_LONG_FOR_PROVIDER.value]

    def line(self, order: PaymentInstruction) -> WrittenLine:
        rule = attrs.evolve(self.profile.name_rule, length=None)
        name = rule.express(order.listed_name.text)[: self.profile.name_length]
        return WrittenLine(
            reference=order.reference.text,
            amount=order.amount,
            payee=name,
            account=order.account,
            bank=self.bank(order) or "",
            narrative=self.profile.narrative_rule.express(order.narrative),
        )


@workbook("R07")
class CutsALongNarrative(Workbook):
    """Cuts a narrative that is too long."""

    def obstacles(self, order: PaymentInstruction) -> list[str]:
        return super().obstacles(_shortened(order, self.profile.narrative_length))

    def line(self, order: PaymentInstruction) -> WrittenLine:
        return super().line(_shortened(order, self.profile.narrative_length))


@delimited("R04")
class ReplacesLettersByQuestionMarks(Delimited):
    """Passes names through an old Windows program, which writes ? for the letters that it lacks."""

    def line(self, order: PaymentInstruction) -> WrittenLine:
        line = super().line(order)
        name = line.payee.encode("cp1258", errors="replace").decode("cp1258")
        return attrs.evolve(line, payee=name)


@delimited("R05")
class EncodesForOldWindows(Delimited):
    """Encodes as Western European, where the profile says UTF-8."""

    def encoded(self, text: str) -> bytes:
        return text.encode("latin-1", errors="replace")


@delimited("R05")
class EndsLinesOtherwise(Delimited):
    """Ends its lines as the author's machine does."""

    def encoded(self, text: str) -> bytes:
        return super().encoded(text.replace("\r\n", "\n"))


@fixed_width("R05")
class LeavesOneLineShort(FixedWidth):
    """Strips the spaces at the end of the last line."""

    def foot(self, layout: Layout, rows: Sequence[Fields]) -> str:
        return super().foot(layout, rows).rstrip(" ")

    def read(self, lines: Sequence[str], layout: Layout, place: object) -> object:
        width = max((len(line) for line in lines), default=0)
        return super().read([line.ljust(width) for line in lines], layout, place)


@delimited("R05")
class ForgetsToQuote(Delimited):
    """Joins cells with the separator, also where a text has it."""

    def cells(self, texts: Sequence[str], layout: Layout) -> str:
        return ";".join([*texts, *[""] * (len(layout.columns) - len(texts))])


# What cannot be written


@delimited("R06")
class LeavesAnUnlistedBankEmpty(Delimited):
    """Writes nothing for a bank that is not on the provider's list."""

    def bank(self, order: PaymentInstruction) -> str | None:
        return super().bank(order) or ""


@fixed_width("R06")
class TakesCashOrders(FixedWidth):
    """Writes an order in cash with an empty account."""

    def obstacles(self, order: PaymentInstruction) -> list[str]:
        found = super().obstacles(order)
        return [code for code in found if code != Code.CHANNEL_OF_ANOTHER_PROVIDER.value]


@delimited("R06")
class RefusesOnlyTheFirst(Delimited):
    """Stops at the first order that it cannot write; the clerk comes back twenty times."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        try:
            return super().lines(batch)
        except RenderRefused as refused:
            refusals = refused.refusals
        raise RenderRefused(refusals[:1])


@workbook("R06")
class RefusesTheInnocentToo(Workbook):
    """Names every order of the batch when one stands in the way."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        try:
            return super().lines(batch)
        except RenderRefused as refused:
            code = refused.refusals[0][1]
        raise RenderRefused([(order.reference.text, code) for order in batch.instructions])


@fixed_width("R06", "M10")
class RefusesByValueError(FixedWidth):
    """Raises what Python raises, so that nobody learns which order it was."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        try:
            return super().lines(batch)
        except RenderRefused:
            reason = "field too long"
        raise ValueError(reason)


# Limits


@delimited("R07")
class TakesOneRecordTooMany(Delimited):
    """Counts from nothing: one order past the limit still goes in."""

    def surplus(self, batch: PaymentBatch) -> Sequence[PaymentInstruction]:
        return batch.instructions[(self.profile.max_records or 0) + 1 :]


@fixed_width("R07")
class RefusesTheLastRecordOfAFullFile(FixedWidth):
    """Says less than where it is at most: a file that is just full is refused."""

    def surplus(self, batch: PaymentBatch) -> Sequence[PaymentInstruction]:
        return batch.instructions[(self.profile.max_records or 0) - 1 :]


@delimited("R07")
class RefusesTheLargestAmount(Delimited):
    """Says less than where it is at most: the largest amount is refused."""

    def obstacles(self, order: PaymentInstruction) -> list[str]:
        found = super().obstacles(order)
        return [*found, AMOUNT] if order.amount == self.profile.max_amount else found


@fixed_width("R07")
class TakesAnAmountAboveTheLimit(FixedWidth):
    """Never looks at the amount."""

    def obstacles(self, order: PaymentInstruction) -> list[str]:
        return [code for code in super().obstacles(order) if code != AMOUNT]


@fixed_width("R07")
class CountsLettersBeforeFolding(FixedWidth):
    """Measures a name as it was typed, marks and all, not as it is written."""

    def obstacles(self, order: PaymentInstruction) -> list[str]:
        found = super().obstacles(order)
        too_long = Code.NAME_TOO_LONG_FOR_PROVIDER.value
        name = order.listed_name.text
        if len(name.encode()) > (self.profile.name_length or 0) and too_long not in found:
            found.append(too_long)
        return found


# What the file says of itself


@workbook("R02")
class SaysOneRowTooMany(Workbook):
    """Counts the header."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        file = super().render(request)
        return attrs.evolve(file, count=file.count + 1)


@delimited("R02")
class SaysTheTotalOfTheMonthOnly(Delimited):
    """Says a total without the arrears that stand in the file."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        current = [one.amount for order in request.batch.instructions for one in order.current]
        return attrs.evolve(super().render(request), total=total_of(current))


@delimited("R02")
class SaysTheDigestOfAnotherText(Delimited):
    """Hashes the text before its line ends are set."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        file = super().render(request)
        return attrs.evolve(file, sha256=sha256(file.content.replace(b"\r\n", b"\n")).hexdigest())


# Clocks and dice


@delimited("R01")
class StampsTheTime(Delimited):
    """Writes when the file was made."""

    def head(self, layout: Layout, month: Month) -> list[str]:
        title = [layout.titles[0], month.label, datetime.now().isoformat()]
        return [self.cells(title, layout), super().head(layout, month)[1]]


@fixed_width("R01")
class NumbersTheFileAtRandom(FixedWidth):
    """Gives each file an id of its own, so that the provider cannot refuse the second one."""

    def head(self, layout: Layout, month: Month) -> list[str]:
        (line,) = super().head(layout, month)
        return [line.rstrip(" ").ljust(20) + uuid.uuid4().hex.ljust(len(line) - 20)]


@delimited("R01")
class SignsWithTheUser(Delimited):
    """Says in the head who made the file, by the name of whoever is logged in."""

    def head(self, layout: Layout, month: Month) -> list[str]:
        title = [layout.titles[0], month.label, os.environ.get("USER", "")]
        return [self.cells(title, layout), super().head(layout, month)[1]]


@workbook("R01")
class NamesTheFileByToday(Workbook):
    """Puts today's date into the name of the file."""

    def filename(self, batch: PaymentBatch) -> str:
        return f"mau-{batch.programme.code.lower()}-{date.today()}-{batch.sequence}.xlsx"


@delimited("P04")
class TakesTheMonthOfTheDay(Delimited):
    """Writes the month of the day on which it is asked; the batch may be of the month before."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        batch = request.batch
        rows = [self.fields(line) for line in self.lines(batch)]
        text = self.text(self.profile.order_table, Month.of(request.as_of), rows)
        return RenderedFile.of(
            self.encoded(text), self.filename(batch), count=batch.count, total=batch.total
        )


# Names of files


@workbook("R08")
class NamesTheFileWithoutSequence(Workbook):
    """Gives the second file of a month the name of the first."""

    def filename(self, batch: PaymentBatch) -> str:
        return f"mau-{batch.programme.code.lower()}-{batch.month}.xlsx"


@delimited("R08")
class NamesTheFileByOneDigit(Delimited):
    """Has room for one digit of the sequence: the eleventh file is called as the first."""

    def filename(self, batch: PaymentBatch) -> str:
        return super().filename(attrs.evolve(batch, sequence=batch.sequence % 10))


@delimited("R08")
class NamesTheFileWithoutYear(Delimited):
    """Gives next year's July the name of this year's."""

    def filename(self, batch: PaymentBatch) -> str:
        programme, month = batch.programme.code.lower(), batch.month.number
        return f"mau-{programme}-{month:02}-{batch.sequence}.csv"


@delimited("R08")
class NamesTheFileAsNobodyExpects(Delimited):
    """Gives the file a name that the profile's patterns do not know."""

    def filename(self, batch: PaymentBatch) -> str:
        return "export_" + super().filename(batch)


@delimited("R08", "M08")
class NamesTheFileForAPerson(Delimited):
    """Names the file for the first person in it."""

    def filename(self, batch: PaymentBatch) -> str:
        name = batch.instructions[0].listed_name.folded.replace(" ", "_")
        return f"mau-{name}-{super().filename(batch)}"


# Workbooks


@workbook("R10")
class WritesAccountsAsNumbers(AccountsAsNumbers, Workbook):
    """Writes accounts as number cells, which have no zeros in front."""


@workbook("R10")
class WritesAmountsAsText(Workbook):
    """Writes amounts as text, which no spreadsheet adds up."""

    def fields(self, line: WrittenLine) -> dict[str, Field]:
        return {**super().fields(line), "amount": f"{line.amount.value}"}


@workbook("R10")
class LetsTextsBecomeFormulas(Workbook):
    """Uses the writing library as it comes: a narrative that begins with = is a formula."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        batch, columns = request.batch, self.profile.order_table.columns
        rows = [self.fields(line) for line in self.lines(batch)]
        cells = [[row[column.field] for column in columns] for row in rows]
        written = io.BytesIO()
        with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
            book.set_properties({"created": datetime(2024, 1, 1)})  # noqa: DTZ001 - as it takes it
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["LỆNH CHI"])
            sheet.write_row(1, 0, [f"Tháng {batch.month.label}"])
            sheet.write_row(3, 0, [column.header for column in columns])
            for at, row in enumerate(cells, start=4):
                sheet.write_row(at, 0, [one.value if isinstance(one, Dong) else one for one in row])
        return RenderedFile.of(
            written.getvalue(), self.filename(batch), count=batch.count, total=batch.total
        )


# A branch's own table, whose rows have no reference


@branch("R10")
class LosesZerosWhereNoReferenceStands(AccountsAsNumbers, Branch):
    """Writes the accounts of a branch's own form as number cells."""


@branch("R04")
class GivesABranchTheFirstNarrative(OneNarrativeForAll, Branch):
    """Works the narrative out once, for the first row of a branch's own form."""


@branch("R04")
class GivesABranchTheFirstBank(Branch):
    """Looks the bank up once, for the first row of a branch's own form."""

    def lines(self, batch: PaymentBatch) -> list[WrittenLine]:
        lines = super().lines(batch)
        return [attrs.evolve(line, bank=lines[0].bank) for line in lines]


@branch("R04")
class SwapsTwoAccountsOfABranch(Branch):
    """Swaps the first two accounts of a branch's own form, and cannot read back what it wrote."""

    profile = attrs.evolve(Branch.profile, support={Capability.RENDER: Support.FULL})

    def render(self, request: RenderRequest, /) -> RenderedFile:
        return super().render(attrs.evolve(request, batch=_accounts_swapped(request.batch)))

    def read_back(self, _data: bytes, /) -> list[WrittenLine]:
        raise self._unsupported(Capability.READ_BACK)


@branch("R04")
class ReadsABranchsBanksBackWrong(Branch):
    """Writes a branch's own form right, and gives the first bank for every row of it."""

    def read_back(self, data: bytes, /) -> list[WrittenLine]:
        lines = super().read_back(data)
        return [attrs.evolve(line, bank=lines[0].bank) for line in lines]


@branch("R04")
class ReadsABranchsNarrativesBackWrong(Branch):
    """Writes a branch's own form right, and gives the first narrative for every row of it."""

    def read_back(self, data: bytes, /) -> list[WrittenLine]:
        lines = super().read_back(data)
        return [attrs.evolve(line, narrative=lines[0].narrative) for line in lines]


@delimited("G02")
class ChangesItsTitleInANewVersion(Delimited):
    """Was tidied up: the title that the provider's program looks for is another one."""

    def head(self, layout: Layout, month: Month) -> list[str]:
        title, header = super().head(layout, month)
        return [title.replace("LỆNH CHI", "BẢNG LỆNH CHI TIỀN"), header]

    def read(self, lines: Sequence[str], layout: Layout, place: Position) -> Document:
        old = [line.replace("BẢNG LỆNH CHI TIỀN", "LỆNH CHI") for line in lines]
        return super().read(old, layout, place)


# Profiles


@delimited("R11")
class FollowsItsOwnProfileOnly(Delimited):
    """Says that it follows an agency's profile, and reads the packaged one everywhere."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        return Delimited().render(request)

    def read_back(self, data: bytes, /) -> list[WrittenLine]:
        return Delimited().read_back(data)


@delimited("R11")
class FollowsTheOrderNotTheWords(Delimited):
    """Takes the agency's order of columns and keeps its own header words."""

    def head(self, layout: Layout, month: Month) -> list[str]:
        return super().head(_named_as_packaged(layout), month)

    def fields_of(self, header: Sequence[str], layout: Layout, place: Position) -> list[str]:
        return super().fields_of(header, _named_as_packaged(layout), place)


def _named_as_packaged(layout: Layout) -> Layout:
    words = {column.field: column.headers for column in Delimited.profile.answer_table.columns}
    columns = [attrs.evolve(column, headers=words[column.field]) for column in layout.columns]
    return attrs.evolve(layout, columns=columns)


@workbook("R11")
class FollowsTheWordsNotTheOrder(Workbook):
    """Takes the agency's header words and keeps its own order of columns."""

    def render(self, request: RenderRequest, /) -> RenderedFile:
        theirs, ours = self.profile.order_table, Workbook.profile.order_table
        words = {column.field: column for column in theirs.columns}
        columns = [words[column.field] for column in ours.columns if column.field in words]
        layout = attrs.evolve(theirs, columns=columns)
        kept = following(Workbook, attrs.evolve(self.profile, order=layout))
        return kept.render(request)


def _shortened(order: PaymentInstruction, length: int | None) -> PaymentInstruction:
    return attrs.evolve(order, narrative=order.narrative[:length])


def _accounts_swapped(batch: PaymentBatch) -> PaymentBatch:
    orders = list(batch.instructions)
    if len(orders) > 1:
        first, second = orders[:2]
        if isinstance(first.channel, BankAccount) and isinstance(second.channel, BankAccount):
            numbers = (second.channel.number, first.channel.number)
            for at, (order, number) in enumerate(zip(orders[:2], numbers, strict=True)):
                orders[at] = attrs.evolve(order, channel=attrs.evolve(order.channel, number=number))
    return attrs.evolve(batch, instructions=tuple(orders))
