"""Names passed that begin a formula, hold marks that nobody sees, or letters for print only."""

import pytest

from ansinh import PersonName
from ansinh.errors import InvalidName


@pytest.mark.parametrize(
    "text",
    ["-Mẫu", " -Mẫu", "Mâ\u034fu", "Mẫu\ufe0f", "Mẫu\U000e0100", "Ma\u0610u", "Maſu", "ﬁnh"],
    ids=ascii,
)
def test_a_name_has_only_what_people_see_and_no_formula_begins_with(text: str) -> None:
    with pytest.raises(InvalidName) as refused:
        PersonName(text)
    assert text.strip() not in str(refused.value)


@pytest.mark.parametrize("text", ["Siu Bơ̆", "Nguyễn-Mẫu", "Y Ƀing"])
def test_marks_and_signs_of_real_names_still_pass(text: str) -> None:
    assert PersonName(text).text == text
