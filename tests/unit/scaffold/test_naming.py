"""The names of a new adapter follow from each other, and none hides something else."""

import pytest

from ansinh import Code
from ansinh.errors import InvalidProfile
from ansinh.scaffold import NewAdapter


def test_what_is_not_said_follows_from_the_rest() -> None:
    new = NewAdapter("so-hn-adapters", "sohn.bulk-transfer")
    assert (new.package, new.provider, new.class_name) == (
        "so_hn_adapters",
        "sohn",
        "SohnBulkTransfer",
    )
    assert NewAdapter("x", "3t.list").class_name == "Adapter3tList"


@pytest.mark.parametrize(
    "adapter", ["payout.adapter", "render.request", "format.profile", "class.var", "value.error"]
)
def test_its_class_hides_nothing_that_its_module_needs(adapter: str) -> None:
    """A class PayoutAdapter(PayoutAdapter) is one, and every annotation after it means another."""
    words = "".join(word.capitalize() for word in adapter.split("."))
    assert NewAdapter("x", adapter).class_name == f"Adapter{words}"


@pytest.mark.parametrize(
    ("name", "adapter", "package", "code"),
    [
        ("So-HN", "sohn.transfer", "so_hn", Code.PACKAGE_NAME),
        ("so_hn", "sohn.transfer", "so_hn", Code.PACKAGE_NAME),
        ("../so-hn", "sohn.transfer", "so_hn", Code.PACKAGE_NAME),
        ("so-hn-", "sohn.transfer", "so_hn", Code.PACKAGE_NAME),
        ("", "sohn.transfer", "so_hn", Code.PACKAGE_NAME),
        ("a" * 61, "sohn.transfer", "so_hn", Code.PACKAGE_NAME),
        ("so-hn", "sohn", "so_hn", Code.PROFILE_ID),
        ("so-hn", 'sohn.tr"x', "so_hn", Code.PROFILE_ID),
        ("so-hn", "sohn.transfer", "so-hn", Code.PACKAGE_NAME),
        ("so-hn", "sohn.transfer", "../so_hn", Code.PACKAGE_NAME),
        ("so-hn", "sohn.transfer", "json", Code.PACKAGE_TAKEN),
        ("so-hn", "sohn.transfer", "class", Code.PACKAGE_TAKEN),
        ("so-hn", "sohn.transfer", "ansinh", Code.PACKAGE_TAKEN),
        ("so-hn", "sohn.transfer", "ansinh_vnpost", Code.PACKAGE_TAKEN),
        ("ansinh", "sohn.transfer", "so_hn", Code.PACKAGE_TAKEN),
    ],
)
def test_a_name_that_would_not_do_is_refused(
    name: str, adapter: str, package: str, code: Code
) -> None:
    with pytest.raises(InvalidProfile) as caught:
        NewAdapter(name, adapter, package)
    assert caught.value.code == code
