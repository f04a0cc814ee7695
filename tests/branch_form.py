"""A branch's own form of VietinBank's list, as the profile that says so."""

OWN = """
profile = 1
replaces = "vietinbank.salary-list"
format_version = "CN2"
source = "the branch's own form, by e-mail"
certainty = "documented"
[support]
parse-results = "not-in-format"
[order]
columns = [
  { field = "number", headers = ["STT"] },
  { field = "name", headers = ["Họ tên"] },
  { field = "account", headers = ["Số TK"] },
  { field = "bank", headers = ["Ngân hàng"] },
  { field = "amount", headers = ["Số tiền"] },
]
"""
