"""How does somebody begin an adapter of their own?

`adapter_package` gives the files of a package that passes the conformance kit as it is; the
templates lie beside it.
"""

from ansinh.scaffold.naming import NewAdapter
from ansinh.scaffold.package import MEDIA, adapter_package

__all__ = ["MEDIA", "NewAdapter", "adapter_package"]
