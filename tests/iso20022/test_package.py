"""The package beside the others: found without lxml, and reading says what is missing."""

import json
import subprocess
import sys

from tests.iso20022.messages_for_tests import transfer_batch

from ansinh import Registry, RenderRequest

WITHOUT_LXML = """
import sys, json
sys.modules["lxml"] = None
from ansinh import MissingExtra, ParseRequest, Registry
registry = Registry.discover()
adapter = registry.get("iso20022.pain001")
said = [adapter.id, adapter.profile.title.en]
for read, given in ((adapter.parse_results, ParseRequest(data=b"")), (adapter.read_back, b"")):
    try:
        read(given)
    except MissingExtra as error:
        said += [error.extra, error.needed_for]
print(json.dumps(said))
"""


def in_fresh_interpreter(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    found: list[str] = json.loads(done.stdout)
    return found


def test_without_its_extra_it_is_listed_and_says_what_it_needs() -> None:
    assert in_fresh_interpreter(WITHOUT_LXML) == [
        "iso20022.pain001",
        "ISO 20022 credit transfer (pain.001)",
        "xml",
        "ansinh_iso20022",
        "xml",
        "ansinh_iso20022",
    ]


def test_listing_and_writing_load_no_xml_library() -> None:
    loaded = in_fresh_interpreter(
        "import sys, json; from ansinh import Registry;"
        "Registry.discover().get('iso20022.pain001');"
        "print(json.dumps(sorted(sys.modules)))"
    )
    assert not [name for name in loaded if name.partition(".")[0] == "lxml"]


def test_it_is_found_by_its_id() -> None:
    adapter = Registry.discover().get("iso20022.pain001")
    batch = transfer_batch()
    file = adapter.render(RenderRequest(batch=batch, as_of=batch.pay_day))
    assert [line.reference for line in adapter.read_back(file.content)] == [
        order.reference.text for order in batch.instructions
    ]
