"""`diagnosis batch` on a table of a million rows, beside one `diagnose` a row: rows a second, and memory.

`python -m benchmarks.batch [ROWS]`. Each table is diagnosed in a process of its own, whose largest memory is
what the system says of it.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.frames import random_frame, timed
from diagnosis import Response, diagnose, load_definition

ONE_BY_ONE = 2_000


def main() -> None:
    """Print a line for each kind of table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    definition = load_definition()
    frame = random_frame(definition, rows)
    some = [
        Response(answers={str(name): (value,) for name, value in row.items()})
        for row in frame.head(ONE_BY_ONE).astype(str).to_dict("records")
    ]
    alone = ONE_BY_ONE / timed(lambda: [diagnose(definition, response) for response in some])
    print(f"{'diagnose':10} {alone:10,.0f} rows a second")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("csv", "parquet"):
            source, target = Path(folder) / f"in.{kind}", Path(folder) / f"out.{kind}"
            if kind == "csv":
                frame.to_csv(source, index=False)
            else:
                frame.astype(str).to_parquet(source)
            start = time.perf_counter()
            command = [sys.executable, "-c", CHILD, str(source), str(target)]
            measured = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            taken = time.perf_counter() - start
            print(
                f"{kind:10} {rows / taken:10,.0f} rows a second, {rows / taken / alone:4.0f} times,"
                f" {measured['memory'] / 1000:4.0f} MB"
            )


CHILD = """
import json, re, sys
from pathlib import Path
from diagnosis.cli import main
code = main(["batch", sys.argv[1], "-o", sys.argv[2]])
assert code == 0, code
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(json.dumps({"memory": int(peak[1])}))
"""


if __name__ == "__main__":
    main()
