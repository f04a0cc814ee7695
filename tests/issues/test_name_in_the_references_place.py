"""A file that is read back may have a name where the reference belongs; no repr shows it."""

from ansinh import Dong
from ansinh.adapters import WrittenLine


def test_a_name_in_the_references_place_is_not_shown() -> None:
    line = WrittenLine(reference="Nguyễn Văn Mẫu", amount=Dong(1), payee="NGUYEN VAN MAU")
    assert repr(line) == "WrittenLine(…, …)"


def test_a_reference_is_shown() -> None:
    line = WrittenLine(reference="A00000000000000000AZ", amount=Dong(1), payee="NGUYEN VAN MAU")
    assert repr(line) == "WrittenLine(A00000000000000000AZ, …)"
