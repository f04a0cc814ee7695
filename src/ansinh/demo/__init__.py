"""Two invented communes, two months: the lists and the answers that ``ansinh demo`` works on.

Nobody here exists. ``scripts/make_demo_data.py`` makes every file anew, byte for byte.
"""

from ansinh.demo.months import DemoFile, DemoMonth, demo_months, demo_settings

__all__ = ["DemoFile", "DemoMonth", "demo_months", "demo_settings"]
