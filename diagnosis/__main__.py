"""The command line: `python -m diagnosis`."""

import sys

from diagnosis.cli import main

if __name__ == "__main__":
    sys.exit(main())
