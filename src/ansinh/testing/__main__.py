"""``python -m ansinh.testing ID``: every check of the kit, on an adapter that is installed."""

from ansinh.cli.conformance import main

if __name__ == "__main__":
    raise SystemExit(main())
