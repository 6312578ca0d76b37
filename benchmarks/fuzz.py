"""Hostile files and links, many of them: what became of them, the slowest, and the memory.

`python -m benchmarks.fuzz [CASES] [FIRST]`; ends with 1 where a case breaks a promise.
"""

import resource
import sys
import time
from collections import Counter

from diagnosis import ResponseError
from diagnosis.report.reopen import reopen, reopen_link
from tests.support.frozen import DEFINITION
from tests.support.hostile import hostile_file, hostile_link, shown

LONGEST = 1.0
"""Seconds of processor time that one file or link may take (waiting for others does not count)."""
LARGEST = 200
"""Megabytes that the process may grow by."""


def main(cases: int, first: int) -> int:
    """Try the cases from number `first` on; the exit code."""
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "none")
    hostile_file(0)
    shown(DEFINITION, reopen_link(DEFINITION, _sound_link()))
    before = _peak()
    broken = []
    for number in range(first, first + cases):
        for kind in ("file", "link") if number % 4 == 0 else ("file",):
            content = hostile_file(number) if kind == "file" else hostile_link(number)
            start = time.process_time()
            try:
                opened = (
                    reopen(DEFINITION, content)
                    if isinstance(content, bytes)
                    else reopen_link(DEFINITION, content)
                )
                outcome = "read"
            except ResponseError as error:
                outcome = error.findings[0].code
            except Exception as error:
                outcome = f"BROKEN {type(error).__name__}"
                broken.append(f"{kind} {number}: {error!r}")
            slowest = max(slowest, (time.process_time() - start, f"{kind} {number}"))
            if outcome == "read":
                shown(DEFINITION, opened)
            outcomes[f"{kind} {outcome}"] += 1
    grown = _peak() - before
    for outcome, count in sorted(outcomes.items()):
        print(f"{outcome:40} {count:7}")
    print(f"slowest {slowest[0] * 1000:.0f} ms ({slowest[1]}), memory grown by {grown} MB at most")
    print("\n".join(broken[:20]))
    return int(bool(broken) or slowest[0] > LONGEST or grown > LARGEST)


def _sound_link() -> str:
    from diagnosis import Response
    from diagnosis.report.link import link_fragment

    return link_fragment(DEFINITION, Response(answers={}))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    numbers = [int(number) for number in sys.argv[1:3]]
    sys.exit(main(*numbers, *(20_000, 0)[len(numbers) :]))
