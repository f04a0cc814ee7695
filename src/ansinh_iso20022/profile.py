"""What is known of ISO 20022 credit transfers in Vietnam, and how surely."""

from typing import Final

from ansinh import Text
from ansinh.formats import (
    Capability,
    Certainty,
    ChannelKind,
    Charset,
    FormatProfile,
    Media,
    NameRule,
    NarrativeRule,
    Support,
)

PROFILE: Final = FormatProfile(
    id="iso20022.pain001",
    title=Text(
        en="ISO 20022 credit transfer initiation (pain.001)",
        vi="Lệnh chuyển tiền ISO 20022 (pain.001)",
    ),
    institution="ISO 20022",
    format_version="pain.001.001.09",
    media=Media.XML,
    newline="\n",
    # Max140Text of the message definitions; without marks, as Vietnamese banks take names.
    name_rule=NameRule(Charset.ASCII_UPPER, length=140),
    narrative_rule=NarrativeRule(Charset.ASCII_UPPER, length=140),
    filename_patterns=("iso20022-*.xml",),
    support={
        Capability.RENDER: Support.FULL,
        Capability.PARSE_RESULTS: Support.FULL,
        Capability.READ_BACK: Support.FULL,
        Capability.OWN_PROFILE: Support.FULL,
    },
    channels=(ChannelKind.BANK_ACCOUNT,),
    # The BINs of the NAPAS switch that were verified; an agency adds its own.
    banks={
        "AGRIBANK": "970405",
        "BIDV": "970418",
        "LPBANK": "970449",
        "MB": "970422",
        "TECHCOMBANK": "970407",
        "VIETCOMBANK": "970436",
        "VIETINBANK": "970415",
    },
    options={
        "agent": "napas-bin",
        "clearing-system": "NAPAS",
        "charge-bearer": "DEBT",
    },
    # ExternalPaymentTransactionStatus1Code, and for camt.054 what an entry is made of.
    result_codes={
        "ACSC": "paid",
        "ACCC": "paid",
        "RJCT": "refused",
        "ACCP": "unknown",
        "ACFC": "unknown",
        "ACSP": "unknown",
        "ACTC": "unknown",
        "ACWC": "unknown",
        "ACWP": "unknown",
        "BLCK": "unknown",
        "CANC": "unknown",
        "PDNG": "unknown",
        "RCVD": "unknown",
        "BOOK DBIT": "paid",
        "BOOK CRDT RETURN": "returned",
        "INFO DBIT RETURN": "refused",
    },
    reasons={
        "AC01": "account-not-found",
        "AC03": "account-not-found",
        "AC04": "account-closed",
        "AC06": "account-blocked",
        "AC07": "account-closed",
        "AM05": "duplicate",
        "BE01": "name-differs",
        "MD07": "died",
        "MS02": "declined",
        "NARR": "other",
    },
    source=(
        "The message definitions pain.001.001.09, pain.002.001.12 and camt.054.001.08 of ISO "
        "20022. That a Vietnamese bank takes them in this way, with these agents and without "
        "decimals, is assumed: no bank's own guide was found in public"
    ),
    certainty=Certainty.DOCUMENTED,
)
