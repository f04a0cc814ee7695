"""What runs in another process, because it could end the one that it runs in?

`reading` asks and `worker` keeps the process; `reader` is the script that runs there.
"""

from ansinh.apart.reading import Grid, read_apart
from ansinh.apart.worker import Bounds

__all__ = ["Bounds", "Grid", "read_apart"]
