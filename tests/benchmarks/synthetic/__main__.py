"""`python -m tests.benchmarks.synthetic 100000 FILE.chronology`: write a chronology, and remember it as our own.

It opens at once wherever the `TIMELINE_APP_*` folders of the environment are those of this call.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.synthetic.writing import synthetic

if __name__ == "__main__":
    synthetic(Path(sys.argv[2]), int(sys.argv[1]))
