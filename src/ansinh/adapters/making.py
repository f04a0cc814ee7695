"""Making an adapter of its specification, when it is first asked for."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Final, cast

from ansinh.adapters.adapter import PayoutAdapter
from ansinh.adapters.claims import Claim
from ansinh.adapters.foreign import PASSES, first_words, is_ours
from ansinh.adapters.own_errors import links_of
from ansinh.errors import AdapterContractError, AnsinhError, Code, PluginError
from ansinh.formats.kinds import Capability, Support
from ansinh.formats.profile import FormatProfile

_OPTIONAL: Final = {
    Capability.PARSE_RESULTS: "parse_results",
    Capability.READ_BACK: "read_back",
}
"""The methods that an adapter need not have."""


def made(claim: Claim) -> PayoutAdapter:
    """Import and call the factory.

    Raises:
        PluginError: ``plugin-factory``; ``profile-not-followed``, where an agency's own profile
            meets a factory that is no class.
        AdapterContractError: ``contract-type``, ``contract-profile``.
        MissingExtra: The adapter needs an optional library that is not installed.
    """
    error: AnsinhError
    try:
        return _checked(claim, _factory(claim)())
    except PASSES:
        raise
    except BaseException as raised:  # noqa: BLE001 - a factory may raise anything
        error = cast("AnsinhError", raised) if is_ours(raised) else _unmade(claim, raised)
        behind, _ = links_of(raised)
    error.__cause__, error.__context__ = None, behind
    error.add_note(f"adapter {claim.spec.id} from {claim.source}: make")
    raise error


def _unmade(claim: Claim, raised: BaseException) -> PluginError:
    # Nobody's data is near yet, so the message may stay: it names what is not installed.
    return PluginError(
        Code.PLUGIN_FACTORY,
        adapter=claim.spec.id,
        where=str(claim.source),
        exception=first_words(raised),
    )


def _factory(claim: Claim) -> Callable[[], object]:
    factory = claim.spec.factory
    found: Any = named(factory) if isinstance(factory, str) else factory
    if not claim.spec.own_profile:
        return cast("Callable[[], object]", found)
    if not isinstance(found, type):  # a function makes what it makes, whatever profile we have
        where = str(claim.source)
        raise PluginError(Code.PROFILE_NOT_FOLLOWED, adapter=claim.spec.id, where=where)
    # An adapter reads `self.profile`: a class of its own for each profile keeps both apart. What
    # the profile switches off is as if the author had never written it.
    profile = claim.spec.profile
    off = {name: vars(PayoutAdapter)[name] for name in _switched_off(profile)}
    return type(found.__name__, (found,), {"profile": profile, **off})


def _switched_off(profile: FormatProfile) -> Iterator[str]:
    for capability, name in _OPTIONAL.items():
        if profile.supports(capability) is not Support.FULL:
            yield name


def named(place: str) -> object:
    """Import what ``package.module:Name`` names."""
    module, _, name = place.partition(":")
    found: object = import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    return found


def _checked(claim: Claim, adapter: object) -> PayoutAdapter:
    if not isinstance(adapter, PayoutAdapter):
        raise _broken(claim, Code.CONTRACT_TYPE, type(adapter).__name__)
    profile = getattr(adapter, "profile", None)
    if type(profile) is not FormatProfile or profile != claim.spec.profile:
        raise _broken(claim, Code.CONTRACT_PROFILE)
    return adapter


def _broken(claim: Claim, code: Code, found: str = "") -> AdapterContractError:
    return AdapterContractError(
        code,
        adapter=claim.spec.id,
        where=str(claim.source),
        operation="make",
        exception=found,
    )
