"""What text and XML files are made of."""

from hypothesis import strategies as st

from ansinh.formats.list_writer import CsvForm
from ansinh.formats.xml_tree import XmlPart

_NAMES = st.sampled_from(["Danh_sach", "Dong", "SoTien", "{urn:mau:danh-sach}Dong"])
_WORDS = st.sampled_from(["", "NGUYEN VAN MAU", "Trần Thị Thử", "500000", "<&>", "0000000001"])
_ATTRIBUTES = st.sampled_from([{}, {"Ccy": "VND"}, {"ma": "01", "ghi-chu": "mẫu & thử"}])
_ELEMENTS = st.builds(XmlPart, _NAMES, _WORDS, attributes=_ATTRIBUTES)


def csv_forms() -> st.SearchStrategy[CsvForm]:
    """Draw how csv files are written: each way to part cells, encodings that have every letter."""
    return st.builds(
        CsvForm,
        delimiter=st.sampled_from([",", ";", "\t", "|"]),
        encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
        newline=st.sampled_from(["\n", "\r\n"]),
        grouped=st.booleans(),
    )


def xml_parts() -> st.SearchStrategy[XmlPart]:
    """Draw elements of XML: with words or with parts, in a namespace or none, signs to escape."""
    return st.recursive(_ELEMENTS, _of_parts, max_leaves=6)


def _of_parts(parts: st.SearchStrategy[XmlPart]) -> st.SearchStrategy[XmlPart]:
    some = st.lists(parts, min_size=1, max_size=3)
    return st.builds(XmlPart, _NAMES, parts=some, attributes=_ATTRIBUTES)
