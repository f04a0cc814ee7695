"""Who receives, who may collect, and through what: persons, papers, channels.

The grounds stand here; the decision who collects this month is `ansinh.payment.payee`.
"""

from ansinh.people.bank import Bank, BankEntry, bank_entry, find_bank
from ansinh.people.beneficiary import Beneficiary
from ansinh.people.birth_date import BirthDate
from ansinh.people.case_number import CaseNumber
from ansinh.people.channel import BankAccount, CashPoint, Channel, EWallet, HomeDelivery
from ansinh.people.citizen_id import CitizenId, ImpliedFacts
from ansinh.people.commune import Commune
from ansinh.people.document import Document
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
from ansinh.people.same_person import same_person

__all__ = [
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
    "Document",
    "EWallet",
    "Guardianship",
    "HomeDelivery",
    "ImpliedFacts",
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
    "find_bank",
    "same_person",
]
