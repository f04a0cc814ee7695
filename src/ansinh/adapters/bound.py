"""`BoundAdapter`: an adapter as callers get it, with its promises checked at every call."""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar, final

from ansinh.adapters.adapter import PayoutAdapter
from ansinh.adapters.broken import Broken
from ansinh.adapters.event import AdapterEvent
from ansinh.adapters.foreign import PASSES, place_of, type_name
from ansinh.adapters.from_profile import limits_of
from ansinh.adapters.observers import Observers
from ansinh.adapters.own_copy import own_copy
from ansinh.adapters.own_errors import links_of, own_error
from ansinh.adapters.probe import FileProbe
from ansinh.adapters.promises import (
    check_failure,
    check_refusals,
    check_written,
    check_yes_no,
    checked_file,
    checked_lines,
    checked_results,
)
from ansinh.adapters.requests import (
    ParsedResults,
    ParseRequest,
    RenderedFile,
    RenderRequest,
    WrittenLine,
)
from ansinh.adapters.source import PluginSource
from ansinh.adapters.spec import AdapterSpec
from ansinh.errors import (
    AdapterContractError,
    AnsinhError,
    Code,
    InvalidInstruction,
    RenderRefused,
    UnreadableFile,
    UnsupportedOperation,
)
from ansinh.formats.kinds import Capability, Support
from ansinh.formats.profile import FormatProfile
from ansinh.payment import Limits, PaymentBatch

Answer = TypeVar("Answer")
Error = TypeVar("Error", bound=AnsinhError)


@final
class BoundAdapter:
    """An adapter, bound to who provides it (bộ chuyển đổi đã gắn nguồn).

    Each call passes the same gates: can the adapter do it at all; does what it gives agree with
    the batch; who is told. The adapter works on copies of its own, and what it gives is made
    anew, so that nothing can be changed after it was checked. So is an
    `AnsinhError`, of its parts, with a note that names the adapter; any other exception becomes
    `AdapterContractError`, without its message, which may name a person. Nothing is repaired and
    nothing is left out: outcomes with references that nobody knows go on to the reconciliation.
    """

    def __init__(
        self,
        spec: AdapterSpec,
        source: PluginSource,
        adapter: PayoutAdapter,
        observers: Observers,
    ) -> None:
        self._spec = spec
        self._source = source
        self._adapter = adapter
        self._observers = observers

    @property
    def id(self) -> str:
        """The adapter's name."""
        return self._spec.id

    @property
    def profile(self) -> FormatProfile:
        """What is known of the format."""
        return self._spec.profile

    @property
    def source(self) -> PluginSource:
        """Who provides the adapter."""
        return self._source

    @property
    def limits(self) -> Limits:
        """How much one file, one order and one field can carry."""
        return limits_of(self.profile)

    def can(self, capability: Capability) -> bool:
        """Say whether the adapter can be asked for it."""
        return self.profile.supports(capability) is Support.FULL

    def __repr__(self) -> str:
        return f"BoundAdapter({self.id} from {self._source})"

    def render(self, request: RenderRequest) -> RenderedFile:
        """Write the batch as the provider's file.

        Where the adapter can read back what it writes, the file is read back and its lines are
        held against the orders: count and sum, each reference, amount and account.

        Raises:
            UnsupportedOperation: The adapter writes no files.
            InvalidInstruction: ``batch-provider``: the batch is for another provider.
            RenderRefused: Instructions that the format cannot express.
            AdapterContractError: The adapter failed, or its file does not hold the batch.
        """
        self._gate(Capability.RENDER)
        self._own(request.batch)

        def work() -> RenderedFile:
            try:
                given = self._adapter.render(own_copy(request))
            except RenderRefused as refused:
                check_refusals(refused, request.batch)
                raise
            file = checked_file(given, request.batch, self.profile)
            if self.can(Capability.READ_BACK):
                check_written(self._read_own(file.content), request.batch)
            return file

        def said(file: RenderedFile) -> dict[str, Any]:
            return {"sha256": file.sha256, "count": file.count, "total": file.total}

        return self._call(Capability.RENDER, work, said, batch=request.batch)

    def parse_results(self, request: ParseRequest) -> ParsedResults:
        """Read the provider's answer.

        Raises:
            UnsupportedOperation: The adapter reads no answers.
            InvalidInstruction: ``batch-provider``: the batch is for another provider.
            ParseFailed: The file is not this provider's answer.
            AdapterContractError: The adapter failed, or gave something else than results.
        """
        self._gate(Capability.PARSE_RESULTS)
        if request.batch is not None:
            self._own(request.batch)

        def work() -> ParsedResults:
            try:
                given = self._adapter.parse_results(own_copy(request))
            except UnreadableFile as failed:
                check_failure(failed)
                raise
            return checked_results(given)

        def said(results: ParsedResults) -> dict[str, Any]:
            return {"count": len(results.outcomes), "problems": len(results.problems)}

        return self._call(
            Capability.PARSE_RESULTS, work, said, batch=request.batch, data=request.data
        )

    def read_back(self, data: bytes) -> tuple[WrittenLine, ...]:
        """Read a file that the adapter wrote.

        Raises:
            UnsupportedOperation: The adapter cannot read its own files.
            ParseFailed: The adapter did not write that.
            AdapterContractError: The adapter failed, or gave something else than lines.
        """
        self._gate(Capability.READ_BACK)

        def work() -> tuple[WrittenLine, ...]:
            return checked_lines(self._adapter.read_back(data))

        def said(lines: tuple[WrittenLine, ...]) -> dict[str, Any]:
            return {"count": len(lines)}

        return self._call(Capability.READ_BACK, work, said, data=data)

    def sniff(self, probe: FileProbe) -> bool:
        """Say whether a file seems to be this provider's.

        Raises:
            AdapterContractError: The adapter failed, or said neither yes nor no.
        """

        def work() -> bool:
            answer = self._adapter.sniff(own_copy(probe))
            check_yes_no(answer)
            return answer

        return self._call("sniff", work, None)

    def _gate(self, capability: Capability) -> None:
        if not self.can(capability):
            raise UnsupportedOperation(
                adapter=self.id,
                capability=capability.value,
                support=self.profile.supports(capability).value,
            )

    def _own(self, batch: PaymentBatch) -> None:
        if batch.provider not in self._spec.names:
            raise InvalidInstruction(Code.BATCH_PROVIDER)

    def _read_own(self, content: bytes) -> tuple[WrittenLine, ...]:
        """Read what the adapter has just written; that it cannot is a broken promise too."""
        try:
            return checked_lines(self._adapter.read_back(content))
        except (*PASSES, Broken):
            raise
        except BaseException as error:  # noqa: BLE001 - an adapter may raise anything
            failed = Broken(Code.CONTRACT_READ_BACK, type_name(error), place_of(error))
        raise failed

    def _call(
        self,
        operation: str,
        work: Callable[[], Answer],
        said: Callable[[Answer], dict[str, Any]] | None,
        *,
        batch: PaymentBatch | None = None,
        data: bytes | None = None,
    ) -> Answer:
        """Do the work, tell the observers, and let nothing foreign out.

        What is raised is raised outside ``except``: an exception's context would carry the
        foreign message along, and tracebacks print it.
        """
        error: AnsinhError
        try:
            answer = work()
        except PASSES:
            raise
        except Broken as broken:
            error = self._broken(broken.code, operation, broken.found, broken.place)
        except BaseException as raised:  # noqa: BLE001 - an adapter may raise anything
            error = self._raised(raised, operation)
        else:
            if said is not None and self._observers:
                self._tell(operation, batch, data, said(answer))
            return answer
        if said is not None and self._observers:
            self._tell(operation, batch, data, {"error": type(error).__name__})
        raise error

    def _raised(self, error: BaseException, operation: str) -> AnsinhError:
        own = own_error(error)
        if own is None:
            return self._broken(Code.CONTRACT_RAISED, operation, type_name(error), place_of(error))
        own.__context__, cut = links_of(error)
        return self._annotated(own, operation, cut)

    def _broken(
        self, code: Code, operation: str, exception: str = "", place: str = ""
    ) -> AdapterContractError:
        error = AdapterContractError(
            code,
            adapter=self.id,
            where=str(self._source),
            operation=str(operation),
            exception=exception,
            place=place,
        )
        return self._annotated(error, operation)

    def _annotated(self, error: Error, operation: str, cut: tuple[str, ...] = ()) -> Error:
        note = f"adapter {self.id} from {self._source}: {operation}"
        if cut:
            note += f"; came of {', '.join(cut)}, whose message is kept back"
        error.add_note(note)
        return error

    def _tell(
        self,
        operation: str,
        batch: PaymentBatch | None,
        data: bytes | None,
        said: dict[str, Any],
    ) -> None:
        about: dict[str, Any] = {
            "batch": batch.digest if batch else "",
            "sha256": hashlib.sha256(data).hexdigest() if data is not None else "",
        }
        self._observers.tell(
            AdapterEvent(
                adapter=self.id,
                distribution=self._source.distribution,
                version=self._source.version,
                api=self._spec.api,
                format_version=self.profile.format_version,
                operation=str(operation),
                **{**about, **said},
            )
        )
