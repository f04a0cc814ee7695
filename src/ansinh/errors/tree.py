"""The exceptions; the package's docstring draws the tree."""

from collections.abc import Mapping, Sequence

from ansinh.errors.catalogue import explanation
from ansinh.errors.codes import Code
from ansinh.errors.problem import Problem
from ansinh.errors.text import Text


class AnsinhError(Exception):
    """Base of everything that ansinh raises on purpose (lỗi của ansinh)."""


class CodedError(AnsinhError):
    """An error (lỗi có mã): a stable code, a text in two languages, never the value itself."""

    def __init__(self, code: Code, **details: object) -> None:
        words = explanation(code)
        self.code = code
        self.text: Text = words.rule.filled(**details)
        self.cure: Text = words.cure.filled(**details)
        self.details = details
        super().__init__(f"{self.text.en}; {self.cure.en} [{code}]")

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders (an executor's worker), so they pickle by code and details.
        return (_rebuilt, (type(self), self.code, self.details))


def _rebuilt(kind: type[CodedError], code: Code, details: dict[str, object]) -> CodedError:
    return kind(code, **details)


class InvalidValue(CodedError, ValueError):
    """A value object refused its input (giá trị không hợp lệ)."""


class InvalidAmount(InvalidValue):
    """Not an amount of money (số tiền)."""


class InvalidMonth(InvalidValue):
    """Not a month (kỳ chi trả)."""


class InvalidDate(InvalidValue):
    """Not a date (ngày)."""


class InvalidSpan(InvalidValue):
    """A span that ends before it starts (khoảng thời gian)."""


class InvalidId(InvalidValue):
    """Not an identity number (số định danh, số CMND)."""


class InvalidName(InvalidValue):
    """Not a person's name (họ và tên)."""


class InvalidPhone(InvalidValue):
    """Not a telephone number (số điện thoại)."""


class InvalidCaseNumber(InvalidValue):
    """Not a case number (mã hồ sơ)."""


class InvalidAccount(InvalidValue):
    """Not a bank or an account number (ngân hàng, số tài khoản)."""


class InvalidChannel(InvalidValue):
    """Not a payment channel (hình thức nhận)."""


class InvalidPlace(InvalidValue):
    """Not a commune (xã, phường)."""


class InvalidEntitlement(InvalidValue):
    """Not a programme, a category or an entitlement (chương trình, nhóm, mức hưởng)."""


class InvalidPaper(InvalidValue):
    """Not a paper that gives a right (văn bản)."""


class InvalidRoll(InvalidValue):
    """Not a roll, an entry or a change of one (danh sách chi trả)."""


class InvalidRecovery(InvalidValue):
    """Not money that comes back (truy thu)."""


class InvalidInstruction(InvalidValue):
    """Not a payment instruction, a batch or a limit (lệnh chi)."""


class InvalidReference(InvalidValue):
    """Not a payment reference (mã tham chiếu)."""


class InvalidProfile(InvalidValue):
    """Not a format profile, or not a value of the adapter contract (hồ sơ định dạng)."""


class NotInForce(CodedError):
    """The law had no value for that month, as known on that day (chưa có mức áp dụng)."""


class UnbalancedSettlement(CodedError):
    """The month's money does not add up (quyết toán không cân)."""


class InvalidSettings(CodedError):
    """The agency's settings are wrong (cấu hình)."""


class DeltaConflicts(AnsinhError):
    """A delta does not fit the roll; nothing was applied (biến động không khớp danh sách).

    `conflicts` lists all of them; the values are ansinh.roll's `Conflict`.
    """

    def __init__(self, conflicts: Sequence[object]) -> None:
        self.conflicts = tuple(conflicts)
        codes = sorted({str(getattr(conflict, "code", "")) for conflict in self.conflicts})
        super().__init__(f"{len(self.conflicts)} conflicts; nothing applied [{', '.join(codes)}]")

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.conflicts,))


class UnreadableFile(AnsinhError):
    """A file has problems (tệp có lỗi); `problems` lists all of them, in order of place.

    `accounts` says of every file that held a list how many rows of each kind it has, by the file's
    name; a file that is no list at all has none. `applied` are the proposals that were taken
    although nothing came of it; the values are ansinh.boundary's `Applied`.
    """

    def __init__(
        self,
        problems: Sequence[Problem],
        accounts: Mapping[str, Mapping[str, int]] | None = None,
        applied: Sequence[object] = (),
    ) -> None:
        self.problems = tuple(problems)
        self.applied = tuple(applied)
        self.accounts = {source: dict(rows) for source, rows in (accounts or {}).items()}
        first = f"; first: {self.problems[0]}" if self.problems else ""
        super().__init__(f"{len(self.problems)} problems{first}")

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.problems, self.accounts, self.applied))


class MissingExtra(AnsinhError, ImportError):
    """An optional library is not installed (thiếu gói bổ sung).

    `needed_for` is a kind of file or a module, so that it reads alike in every language.
    """

    def __init__(self, extra: str, needed_for: str) -> None:
        self.extra = extra
        self.needed_for = needed_for
        super().__init__(f"{needed_for} needs the extra '{extra}': pip install 'ansinh[{extra}]'")

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.extra, self.needed_for))


class InvalidAct(InvalidValue):
    """Not somebody who does a step of the book, or not a time (người thực hiện)."""


class BookRefused(CodedError):
    """A step that the book does not allow now; the message says what is missing (sổ chi trả)."""


class BookMoved(CodedError):
    """Somebody wrote to the book meanwhile; nothing was changed, the step can be said again."""


class BookBusy(CodedError):
    """Somebody else is writing to the book; nothing was changed, the step can be said again."""


class BookDamaged(CodedError):
    """What the book holds is not what was written to it; nothing is done with it any more."""


class LiveAlready(CodedError):
    """A sum is ordered already, or a reference was given out; nothing was changed.

    `held` are the keys in question, each with the reference that holds it; they name nobody.
    """

    def __init__(self, code: Code, held: Mapping[str, str]) -> None:
        super().__init__(code, count=len(held))
        self.held = dict(held)
        self.details = {"held": self.held}


class UnknownDocument(CodedError, LookupError):
    """There is no document of that name, or of values of that class (tài liệu JSON)."""


class StorageError(CodedError, OSError):
    """A file could not be read or written; what stood there before is untouched."""


class PluginError(CodedError):
    """Something is wrong with what is installed, not with the data.

    `lines` are sentences below the message: the plug-ins that have problems, for one.
    """

    def __init__(self, code: Code, *, lines: Sequence[Text] = (), **details: object) -> None:
        super().__init__(code, **{name: _shown(detail) for name, detail in details.items()})
        self.lines = tuple(lines)
        self.details = {**details, "lines": self.lines}

    def __str__(self) -> str:
        return "\n  - ".join([super().__str__(), *(line.en for line in self.lines)])


def _shown(detail: object) -> object:
    # Lists of ids and distributions read as a sentence; "-" stands for none in both languages.
    return (", ".join(str(part) for part in detail) or "-") if isinstance(detail, tuple) else detail


class PluginHookError(PluginError):
    """A plug-in's hook has a name, an argument or an option that ansinh does not take."""


class UnknownAdapter(PluginError, LookupError):
    """No adapter has that id; `nearest` and `known` say which there are."""

    def __init__(
        self,
        code: Code = Code.ADAPTER_UNKNOWN,
        *,
        adapter: str,
        nearest: tuple[str, ...] = (),
        known: tuple[str, ...] = (),
        lines: Sequence[Text] = (),
    ) -> None:
        super().__init__(code, adapter=adapter, nearest=nearest, known=known, lines=lines)
        self.adapter = adapter
        self.nearest = nearest
        self.known = known


class AdapterConflict(PluginError):
    """One adapter id is claimed more than once; `sources` names every distribution that does."""

    def __init__(
        self,
        code: Code = Code.ADAPTER_CONFLICT,
        *,
        adapter: str,
        sources: tuple[str, ...],
        lines: Sequence[Text] = (),
    ) -> None:
        super().__init__(code, adapter=adapter, sources=sources, lines=lines)
        self.adapter = adapter
        self.sources = sources


class AmbiguousFile(PluginError):
    """More than one adapter, or none, recognises a file; `candidates` has those that do."""

    def __init__(
        self,
        code: Code,
        *,
        candidates: tuple[str, ...] = (),
        lines: Sequence[Text] = (),
    ) -> None:
        super().__init__(code, candidates=candidates, lines=lines)
        self.candidates = candidates


class AdapterApiMismatch(PluginError):
    """An adapter was written for another version of the contract: `needs`, not `offers`."""

    def __init__(
        self,
        code: Code = Code.ADAPTER_API,
        *,
        adapter: str,
        distribution: str,
        needs: str,
        offers: str,
        lines: Sequence[Text] = (),
    ) -> None:
        super().__init__(
            code,
            adapter=adapter,
            distribution=distribution,
            needs=needs,
            offers=offers,
            lines=lines,
        )
        self.adapter = adapter
        self.distribution = distribution
        self.needs = needs
        self.offers = offers


class AdapterContractError(PluginError):
    """An adapter broke its promise: a foreign exception, a wrong total, a wrong type.

    Of a foreign exception only the type's name and the line of code are kept: its message may
    name a person.
    """

    def __init__(
        self,
        code: Code,
        *,
        adapter: str,
        where: str,
        operation: str,
        exception: str = "",
        place: str = "",
        lines: Sequence[Text] = (),
    ) -> None:
        super().__init__(
            code,
            adapter=adapter,
            where=where,
            operation=operation,
            exception=exception,
            place=place,
            lines=lines,
        )
        self.adapter = adapter
        self.where = where
        self.operation = operation
        self.exception = exception
        self.place = place


class AdapterError(AnsinhError):
    """Something is wrong with the data; adapters raise the errors below."""


class RenderRefused(AdapterError):
    """A batch cannot be expressed in a provider's format (không lập được tệp); nothing was altered.

    `refusals` has one (reference, code) for each instruction and rule that stand in the way.
    """

    def __init__(self, refusals: Sequence[tuple[str, str]]) -> None:
        self.refusals = tuple(refusals)
        shown = ", ".join(f"{reference} {code}" for reference, code in self.refusals[:5])
        more = f" and {len(self.refusals) - 5} more" if len(self.refusals) > 5 else ""
        super().__init__(f"{len(self.refusals)} instructions cannot be written: {shown}{more}")

    @property
    def references(self) -> tuple[str, ...]:
        """The references of the instructions that cannot be written, each once, in order."""
        return tuple(dict.fromkeys(reference for reference, _ in self.refusals))

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.refusals,))


class ParseFailed(AdapterError, UnreadableFile):
    """A file is no answer of this provider, or has problems (tệp kết quả có lỗi); all listed."""


class UnsupportedOperation(CodedError, AdapterError):
    """The adapter's format, or its present version, has no such operation.

    `support` is ``not-in-format`` or ``not-yet``.
    """

    def __init__(
        self,
        code: Code = Code.OPERATION_UNSUPPORTED,
        *,
        adapter: str,
        capability: str,
        support: str,
    ) -> None:
        super().__init__(code, adapter=adapter, capability=capability, support=support)
        self.adapter = adapter
        self.capability = capability
        self.support = support
