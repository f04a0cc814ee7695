"""``python -m ansinh.cli``: the command, where its script is not on the path."""

import sys

from ansinh.cli import main

sys.exit(main())
