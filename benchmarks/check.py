"""Time and peak memory of the whole `check` command, imports included, beside a bare interpreter."""

import os
import subprocess
import sys
import time
from statistics import median

from diagnosis.paths import ROOT

REPEATS = 5


def run(arguments: list[str]) -> tuple[float, float]:
    """(seconds, peak memory in MB) of one child process."""
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    assert status == 0
    scale = 1024**2 if sys.platform == "darwin" else 1024
    return time.perf_counter() - start, usage.ru_maxrss / scale


def main() -> None:
    commands = {"check": ["-m", "diagnosis", "check"], "bare interpreter": ["-c", "pass"]}
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(REPEATS):
        for name, arguments in commands.items():
            found[name].append(run(arguments))
    print(f"{'':18} {'seconds':>8} {'MB':>6}")
    for name, runs in found.items():
        print(f"{name:18} {median(r[0] for r in runs):8.2f} {max(r[1] for r in runs):6.0f}")


if __name__ == "__main__":
    main()
