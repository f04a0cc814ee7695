"""What is installed, as a document for programs."""

from typing import Any

from ansinh.adapters import InstalledAdapter, Inventory, PluginProblem, PluginSource
from ansinh.errors import Text


def inventory_document(inventory: Inventory) -> dict[str, Any]:
    """Describe adapters, plug-ins, what is disabled and what is wrong."""
    return {
        "adapters": [_adapter(one) for one in inventory.adapters],
        "plugins": [{**_source(p.source), "hooks": list(p.hooks)} for p in inventory.plugins],
        "disabled": [_source(source) for source in inventory.disabled],
        "problems": [_problem(problem) for problem in inventory.problems],
    }


def _adapter(one: InstalledAdapter) -> dict[str, Any]:
    profile = one.spec.profile
    most = profile.max_amount
    return {
        "id": profile.id,
        "aliases": list(one.spec.aliases),
        "title": _both(profile.title),
        "institution": profile.institution,
        "format_version": profile.format_version,
        "media": profile.media.value,
        "filename_patterns": list(profile.filename_patterns),
        "certainty": profile.certainty.value,
        "source": profile.source,
        "own_profile": one.spec.own_profile,
        "support": {c.value: s.value for c, s in profile.support.items()},
        "channels": [kind.value for kind in profile.channels],
        "limits": {
            "max_records": profile.max_records,
            "max_amount": None if most is None else most.value,
            "name_length": profile.name_length,
            "narrative_length": profile.narrative_length,
        },
        "api": ".".join(map(str, one.spec.api)),
        "conformance": one.spec.conformance,
        "from": _source(one.source),
    }


def _source(source: PluginSource) -> dict[str, str]:
    return {
        "distribution": source.distribution,
        "version": source.version,
        "entry_point": source.entry_point,
    }


def _problem(problem: PluginProblem) -> dict[str, Any]:
    return {
        **_both(problem.text),
        **_source(problem.source),
        "stage": problem.stage.value,
        "code": str(problem.error.code),
        "message": _both(problem.error.text),
        "cure": _both(problem.error.cure),
    }


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
