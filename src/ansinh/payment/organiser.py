"""`FuneralOrganiser`: who is paid the support for somebody's funeral."""

import attrs

from ansinh.people import Beneficiary, Channel, Document, Person


@attrs.frozen(repr=False)
class FuneralOrganiser:
    """Who organises a funeral (người tổ chức mai táng), and so collects the support for it.

    `beneficiary` is who died; `document` the decision on the organiser's declaration.

    Source: 20/2021/NĐ-CP, art. 11(3)(a) and 11(4).
    """

    beneficiary: Beneficiary
    person: Person
    channel: Channel
    document: Document

    def __repr__(self) -> str:
        return f"FuneralOrganiser(…, {self.document.number})"

    __str__ = __repr__
