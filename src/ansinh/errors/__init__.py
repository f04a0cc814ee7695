"""What can go wrong, and how it is said.

AnsinhError
├── CodedError                a stable code and a text in two languages
│   ├── InvalidValue          a value object refused its input
│   │   ├── InvalidAmount  InvalidMonth  InvalidDate  InvalidSpan
│   │   ├── InvalidId  InvalidName  InvalidPhone  InvalidCaseNumber
│   │   ├── InvalidAccount  InvalidChannel  InvalidPlace
│   │   ├── InvalidEntitlement  InvalidPaper
│   │   ├── InvalidRoll  InvalidRecovery
│   │   └── InvalidInstruction  InvalidReference  InvalidProfile  InvalidAct
│   ├── NotInForce            the law had no value for that month
│   ├── UnbalancedSettlement  the month's money does not add up
│   ├── InvalidSettings       the agency's settings file is wrong
│   ├── UnknownDocument       no such kind of document
│   └── PluginError           about the installation: a plug-in or an adapter
│       ├── PluginHookError  UnknownAdapter  AdapterConflict  AmbiguousFile
│       └── AdapterApiMismatch  AdapterContractError
├── DeltaConflicts            a delta does not fit the roll; .conflicts lists all of them
├── (coded) BookRefused  BookMoved  BookBusy  BookDamaged  LiveAlready: the month book
├── UnreadableFile            a file has problems; .problems lists all of them
├── MissingExtra              an optional library is not installed
├── StorageError              a file could not be written or read
└── AdapterError              about the data; adapters raise these
    └── RenderRefused  ParseFailed  UnsupportedOperation (coded)

A single value that is wrong is raised; what is wrong with a file is collected.
No message carries the value that was refused.
"""

from ansinh.errors.catalogue import explanation
from ansinh.errors.codes import Code
from ansinh.errors.mask import masked
from ansinh.errors.problem import Position, Problem, problem
from ansinh.errors.proposal import Proposal, ProposalKind
from ansinh.errors.text import Explanation, Text
from ansinh.errors.tree import (
    AdapterApiMismatch,
    AdapterConflict,
    AdapterContractError,
    AdapterError,
    AmbiguousFile,
    AnsinhError,
    BookBusy,
    BookDamaged,
    BookMoved,
    BookRefused,
    CodedError,
    DeltaConflicts,
    InvalidAccount,
    InvalidAct,
    InvalidAmount,
    InvalidCaseNumber,
    InvalidChannel,
    InvalidDate,
    InvalidEntitlement,
    InvalidId,
    InvalidInstruction,
    InvalidMonth,
    InvalidName,
    InvalidPaper,
    InvalidPhone,
    InvalidPlace,
    InvalidProfile,
    InvalidRecovery,
    InvalidReference,
    InvalidRoll,
    InvalidSettings,
    InvalidSpan,
    InvalidValue,
    LiveAlready,
    MissingExtra,
    NotInForce,
    ParseFailed,
    PluginError,
    PluginHookError,
    RenderRefused,
    StorageError,
    UnbalancedSettlement,
    UnknownAdapter,
    UnknownDocument,
    UnreadableFile,
    UnsupportedOperation,
)

__all__ = [
    "AdapterApiMismatch",
    "AdapterConflict",
    "AdapterContractError",
    "AdapterError",
    "AmbiguousFile",
    "AnsinhError",
    "BookBusy",
    "BookDamaged",
    "BookMoved",
    "BookRefused",
    "Code",
    "CodedError",
    "DeltaConflicts",
    "Explanation",
    "InvalidAccount",
    "InvalidAct",
    "InvalidAmount",
    "InvalidCaseNumber",
    "InvalidChannel",
    "InvalidDate",
    "InvalidEntitlement",
    "InvalidId",
    "InvalidInstruction",
    "InvalidMonth",
    "InvalidName",
    "InvalidPaper",
    "InvalidPhone",
    "InvalidPlace",
    "InvalidProfile",
    "InvalidRecovery",
    "InvalidReference",
    "InvalidRoll",
    "InvalidSettings",
    "InvalidSpan",
    "InvalidValue",
    "LiveAlready",
    "MissingExtra",
    "NotInForce",
    "ParseFailed",
    "PluginError",
    "PluginHookError",
    "Position",
    "Problem",
    "Proposal",
    "ProposalKind",
    "RenderRefused",
    "StorageError",
    "Text",
    "UnbalancedSettlement",
    "UnknownAdapter",
    "UnknownDocument",
    "UnreadableFile",
    "UnsupportedOperation",
    "explanation",
    "masked",
    "problem",
]
