"""Who receives, who may collect, and through what: persons, papers, channels.

The grounds stand here; the decision who collects this month is `ansinh.payment.payee`.
"""

from ansinh.people.age import ADULT, OWN_ACTS, birthday, surely_reached, surely_under
from ansinh.people.bank import (
    Bank,
    BankEntry,
    bank_entry,
    find_bank,
    nearest_bank,
)
from ansinh.people.beneficiary import Beneficiary
from ansinh.people.birth_date import BirthDate
from ansinh.people.case_number import CaseNumber
from ansinh.people.channel import BankAccount, CashPoint, Channel, EWallet, HomeDelivery
from ansinh.people.citizen_id import CitizenId, ImpliedFacts
from ansinh.people.commune import Commune
from ansinh.people.delegation import Delegation, DelegationReason
from ansinh.people.document import Document
from ansinh.people.guardian_basis import GuardianBasis, GuardianRelation
from ansinh.people.incapacity import Incapacity, IncapacityKind
from ansinh.people.legacy_id import LegacyIdNumber
from ansinh.people.name import NameMatch, PersonName
from ansinh.people.papers import (
    Authorization,
    Guardianship,
    Paper,
    ParentalRepresentation,
)
from ansinh.people.person import Person, Sex
from ansinh.people.person_key import PersonKey
from ansinh.people.phone import PhoneNumber
from ansinh.people.place_code import is_place_code
from ansinh.people.same_person import same_person, surely_same

__all__ = [
    "ADULT",
    "OWN_ACTS",
    "Authorization",
    "Bank",
    "BankAccount",
    "BankEntry",
    "Beneficiary",
    "BirthDate",
    "CaseNumber",
    "CashPoint",
    "Channel",
    "CitizenId",
    "Commune",
    "Delegation",
    "DelegationReason",
    "Document",
    "EWallet",
    "GuardianBasis",
    "GuardianRelation",
    "Guardianship",
    "HomeDelivery",
    "ImpliedFacts",
    "Incapacity",
    "IncapacityKind",
    "LegacyIdNumber",
    "NameMatch",
    "Paper",
    "ParentalRepresentation",
    "Person",
    "PersonKey",
    "PersonName",
    "PhoneNumber",
    "Sex",
    "bank_entry",
    "birthday",
    "find_bank",
    "is_place_code",
    "nearest_bank",
    "same_person",
    "surely_reached",
    "surely_same",
    "surely_under",
]
