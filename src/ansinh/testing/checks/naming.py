"""R08, R09: the file's name, and what the adapter was given."""

import attrs
from hypothesis import strategies as st

from ansinh.adapters import FileProbe, RenderRequest
from ansinh.canonical import digest_of
from ansinh.entitlement import MERIT, Programme
from ansinh.errors import Text
from ansinh.testing.case import Case
from ansinh.testing.check import check
from ansinh.testing.drawing import drawn
from ansinh.testing.failure import demand
from ansinh.testing.planted import PLANTED, names_somebody
from ansinh.testing.samples import SAMPLE_MONTH, sample_batch
from ansinh.testing.strategies.provider_batches import renderable_batches


@check(
    "R08",
    Text(
        "the file's name tells files apart and names nobody",
        "tên tệp phân biệt các đợt và không nêu tên ai",
    ),
    level="L1",
    needs=("render",),
    why=Text(
        "a second file of one name overwrites the first; names of files are seen by many",
        "tệp trùng tên ghi đè tệp trước; tên tệp nhiều người nhìn thấy",
    ),
    fix=Text(
        "make it of programme, month and sequence, and fit it to the profile's patterns",
        "đặt tên theo chương trình, tháng, số thứ tự, đúng mẫu tên trong hồ sơ",
    ),
)
def filenames(case: Case) -> None:
    """Render batches that differ in one thing each; compare the names."""
    profile = case.profile
    batches = {
        "first": sample_batch(profile),
        "programme": sample_batch(profile, programme=MERIT),
        "month": sample_batch(profile, month=SAMPLE_MONTH + 1),
        "year": sample_batch(profile, month=SAMPLE_MONTH + 12),
        "sequence": sample_batch(profile, sequence=2),
        "the tens of the sequence": sample_batch(profile, sequence=11),
    }
    names = {what: case.render(batch).filename for what, batch in batches.items()}
    for what, name in names.items():
        if what != "first":
            demand(name != names["first"], f"two files differ in {what} and have one name")
        fits = not profile.filename_patterns or FileProbe(name).matches(profile.filename_patterns)
        demand(fits, "the name fits none of the profile's patterns")
    planted = case.render(PLANTED.batch(profile)).filename
    demand(not names_somebody(planted), "the name holds a person's data")


@check(
    "R09",
    Text("what it is given stays as it was", "không làm thay đổi dữ liệu được giao"),
    level="L1",
    needs=("render",),
    why=Text(
        "the batch is rendered, recorded and reconciled: all three must see the same",
        "đợt chi được lập tệp, ghi sổ và đối soát: cả ba phải thấy như nhau",
    ),
    fix=Text(
        "work on values of your own; never object.__setattr__ on what comes in",
        "làm việc trên giá trị riêng; không ghi vào đối tượng được truyền vào",
    ),
)
def inputs_stay(case: Case, data: st.DataObject) -> None:
    """Write everything down before and after, row by row."""
    batch = drawn(data, renderable_batches(case.profile))
    twin = _copied(batch)
    settings = {"branch": "000"}
    request = RenderRequest(batch=batch, as_of=batch.pay_day, settings=settings)
    before = digest_of(batch)
    case.fresh().render(request)
    demand(digest_of(batch) == before and batch == twin, "the batch is another than before")
    demand(request.batch is batch and request.as_of == batch.pay_day, "the request was changed")
    demand(dict(request.settings) == {"branch": "000"} == settings, "the settings were changed")


def _copied(batch: object) -> object:
    """Copy values through and through, so that a change in place shows."""
    kind = type(batch)
    if isinstance(batch, tuple):
        return tuple(_copied(part) for part in batch)
    if attrs.has(kind) and not isinstance(batch, Programme):
        names = [field for field in attrs.fields(kind) if field.init]
        return kind(**{field.alias: _copied(getattr(batch, field.name)) for field in names})
    return batch
