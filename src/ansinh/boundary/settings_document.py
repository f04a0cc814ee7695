"""The settings file as it is written: version 1, strict; what it means is `settings.py`'s."""

from typing import Annotated, Literal

from pydantic import Field

from ansinh.boundary.strict import StrictModel

Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")]
AdapterId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$")]
Limit = Annotated[int, Field(ge=1, le=10**15)]


class AgencyDocument(StrictModel):
    """``[agency]``: who pays; its key in the file, or where the key lies."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]{1,20}$")]
    name: Line
    department: Line | None = None
    key: str | None = Field(default=None, repr=False)
    key_file: Line | None = None
    key_env: Line | None = None


class ListsDocument(StrictModel):
    """``[lists]``: what holds where a list does not say it."""

    programme: Line | None = None
    commune: Line | None = None
    code_list: str = ""
    edition: str = ""
    communes: dict[Line, Annotated[str, Field(pattern=r"^[0-9]{5}$")]] = Field(default_factory=dict)


class RoutesDocument(StrictModel):
    """``[routes]``: which adapter pays through which channel and bank."""

    any_bank: AdapterId | None = None
    cash: AdapterId | None = None
    home: AdapterId | None = None
    banks: dict[Line, AdapterId] = Field(default_factory=dict)
    wallets: dict[Line, AdapterId] = Field(default_factory=dict)


class LimitsDocument(StrictModel):
    """``limits`` of a provider, where the agency knows them better than the profile."""

    max_records: Limit | None = None
    max_amount: Limit | None = None
    name_length: Limit | None = None
    narrative_length: Limit | None = None


class ProviderDocument(StrictModel):
    """``[providers."…"]``: how the agency stands on that provider's file."""

    payer: Line | None = None
    profile: Line | None = None
    debit_account: str | None = Field(default=None, repr=False, pattern=r"^[A-Z0-9]{4,30}$")
    limits: LimitsDocument | None = None
    texts: dict[Line, str] = Field(default_factory=dict)


class PapersDocument(StrictModel):
    """``[papers]``: the titles over the signatures; no names are needed."""

    signatories: Annotated[tuple[Line, ...], Field(max_length=6, strict=False)] = ()


class SettingsDocument(StrictModel):
    """The whole file."""

    version: Literal[1]
    narrative: Annotated[str, Field(min_length=1, max_length=210)] = "CHI TRA THANG {month}"
    agency: AgencyDocument
    lists: ListsDocument = ListsDocument()
    routes: RoutesDocument = RoutesDocument()
    providers: dict[AdapterId, ProviderDocument] = Field(default_factory=dict)
    papers: PapersDocument = PapersDocument()
