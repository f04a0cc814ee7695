"""`GuardianBasis` and `GuardianRelation`: what makes somebody a guardian, and who they are."""

from enum import StrEnum

from ansinh.law import Citation


class GuardianBasis(StrEnum):
    """What makes somebody a guardian (căn cứ giám hộ): the law, a choice, the commune, a court.

    Source: Civil Code 2015, art. 46(1), 48(2), 52 to 54.
    """

    NATURAL_OF_MINOR = "natural-of-minor"
    NATURAL_OF_ADULT = "natural-of-adult"
    CHOSEN = "chosen"
    APPOINTED = "appointed"
    DESIGNATED_IN_DISPUTE = "designated-in-dispute"
    DESIGNATED_FOR_DIFFICULTY = "designated-for-difficulty"

    @property
    def citation(self) -> Citation:
        """The article."""
        return _ARTICLES[self]


_ARTICLES = {
    GuardianBasis.NATURAL_OF_MINOR: Citation("91/2015/QH13", "art. 52"),
    GuardianBasis.NATURAL_OF_ADULT: Citation("91/2015/QH13", "art. 53"),
    GuardianBasis.CHOSEN: Citation("91/2015/QH13", "art. 48(2)"),
    GuardianBasis.APPOINTED: Citation("91/2015/QH13", "art. 54(1)"),
    GuardianBasis.DESIGNATED_IN_DISPUTE: Citation("91/2015/QH13", "art. 54(1)"),
    GuardianBasis.DESIGNATED_FOR_DIFFICULTY: Citation("91/2015/QH13", "art. 54(4)"),
}


class GuardianRelation(StrEnum):
    """Who may be guardians together (cha mẹ, ông bà cùng giám hộ); everybody else is one alone.

    Source: Civil Code 2015, art. 47(2).
    """

    PARENT = "parent"
    GRANDPARENT = "grandparent"
