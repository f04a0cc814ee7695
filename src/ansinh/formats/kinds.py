"""What a profile says by a word of ours: media, capability, support, certainty."""

from enum import StrEnum


class Media(StrEnum):
    """What kind of file it is (loại tệp)."""

    XLSX = "xlsx"
    XLS = "xls"
    DELIMITED = "delimited"
    FIXED_WIDTH = "fixed-width"
    XML = "xml"
    JSON = "json"

    @property
    def is_text(self) -> bool:
        """Whether the profile's encoding is that of the file's bytes."""
        return self not in {Media.XLSX, Media.XLS}

    @property
    def has_encodings(self) -> bool:
        """Whether a file may be of one encoding or another; XML and JSON are UTF-8 here."""
        return self in {Media.DELIMITED, Media.FIXED_WIDTH}


class Capability(StrEnum):
    """What an adapter may be asked for (chức năng)."""

    RENDER = "render"
    PARSE_RESULTS = "parse-results"
    READ_BACK = "read-back"
    OWN_PROFILE = "own-profile"
    """It follows a profile that an agency brings: header words, order of columns, limits, codes."""


class Support(StrEnum):
    """Whether it can be had (mức hỗ trợ): yes, not in the format, not yet."""

    FULL = "full"
    NOT_IN_FORMAT = "not-in-format"
    NOT_YET = "not-yet"


class ChannelKind(StrEnum):
    """Through what a provider pays (hình thức chi trả); the kinds of `ansinh.Channel`."""

    BANK_ACCOUNT = "bank-account"
    CASH_POINT = "cash-point"
    HOME_DELIVERY = "home-delivery"
    E_WALLET = "e-wallet"


class Certainty(StrEnum):
    """How sure a layout is (mức độ chắc chắn)."""

    OBSERVED = "observed"
    """Learned from a file of the provider itself."""
    DOCUMENTED = "documented"
    """Learned from the provider's document."""
    ASSUMED = "assumed"
    """Neither was to be had; an agency can replace it by a profile of its own."""
