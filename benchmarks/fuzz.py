"""Hostile files, links and case files, many of them: what became of them, the slowest, and the memory.

`python -m benchmarks.fuzz [CASES] [FIRST]`; ends with 1 where a case breaks a promise.
"""

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from diagnosis import Definition, ResponseError
from diagnosis.report.reopen import reopen, reopen_link
from diagnosis.report.reopen_case import open_anything
from tests.support.frozen import DEFINITION
from tests.support.hostile import hostile_case, hostile_file, hostile_link, shown

LONGEST = {"file": 1.0, "link": 0.2, "case": 0.2}
"""Seconds of processor time that one of each kind may take (waiting for others does not count)."""
LARGEST = 200
"""Megabytes that the process may grow by."""

KINDS: tuple[tuple[str, Callable[[int], Any], Callable[[Definition, Any], Any]], ...] = (
    ("file", hostile_file, reopen),
    ("link", hostile_link, reopen_link),
    ("case", hostile_case, open_anything),
)


def main(cases: int, first: int) -> int:
    """Try the cases from number `first` on; the exit code."""
    outcomes: Counter[str] = Counter()
    slowest = {kind: (0.0, 0) for kind, _, _ in KINDS}
    hostile_file(0)
    shown(DEFINITION, reopen_link(DEFINITION, _sound_link()))
    before = _peak()
    broken = []
    for number in range(first, first + cases):
        for kind, make, read in KINDS:
            if number % (1 if kind == "file" else 4):
                continue
            content = make(number)
            start = time.process_time()
            try:
                opened = read(DEFINITION, content)
                outcome = "read"
            except ResponseError as error:
                outcome = error.findings[0].code
            except Exception as error:
                outcome = f"BROKEN {type(error).__name__}"
                broken.append(f"{kind} {number}: {error!r}")
            slowest[kind] = max(slowest[kind], (time.process_time() - start, number))
            if outcome == "read" and kind != "case":
                shown(DEFINITION, opened)
            outcomes[f"{kind} {outcome}"] += 1
    grown = _peak() - before
    for outcome, count in sorted(outcomes.items()):
        print(f"{outcome:40} {count:7}")
    for kind, (seconds, number) in slowest.items():
        print(f"slowest {kind}: {seconds * 1000:.0f} ms (number {number})")
    print(f"memory grown by {grown} MB at most")
    print("\n".join(broken[:20]))
    slow = any(slowest[kind][0] > LONGEST[kind] for kind in LONGEST)
    return int(bool(broken) or slow or grown > LARGEST)


def _sound_link() -> str:
    from diagnosis import Response
    from diagnosis.report.link import link_fragment

    return link_fragment(DEFINITION, Response(answers={}))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    numbers = [int(number) for number in sys.argv[1:3]]
    sys.exit(main(*numbers, *(20_000, 0)[len(numbers) :]))
