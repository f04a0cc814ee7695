"""Making an adapter of its specification, when it is first asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

from ansinh.adapters.adapter import PayoutAdapter
from ansinh.adapters.claims import Claim
from ansinh.adapters.foreign import first_words, without_foreign_links
from ansinh.errors import AdapterContractError, AnsinhError, Code, PluginError


def made(claim: Claim) -> PayoutAdapter:
    """Import and call the factory.

    Raises:
        PluginError: ``plugin-factory``.
        AdapterContractError: ``contract-type``, ``contract-profile``.
        MissingExtra: The adapter needs an optional library that is not installed.
    """
    error: AnsinhError
    try:
        adapter = _factory(claim)()
    except AnsinhError as raised:
        error = raised
    except (Exception, SystemExit) as raised:  # noqa: BLE001 - a factory may raise anything
        # Nobody's data is near yet, so the message may stay: it names what is not installed.
        error = PluginError(
            Code.PLUGIN_FACTORY,
            adapter=claim.spec.id,
            where=str(claim.source),
            exception=first_words(raised),
        )
    else:
        return _checked(claim, adapter)
    without_foreign_links(error)
    error.add_note(f"adapter {claim.spec.id} from {claim.source}: make")
    raise error


def _factory(claim: Claim) -> Callable[[], object]:
    factory = claim.spec.factory
    found: Any = named(factory) if isinstance(factory, str) else factory
    if not claim.own_profile:
        return cast("Callable[[], object]", found)
    # An adapter reads `self.profile`: a class of its own for each profile keeps both apart.
    return type(found.__name__, (found,), {"profile": claim.spec.profile})


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
    if getattr(adapter, "profile", None) != claim.spec.profile:
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
