"""What a tap during a run costs without Streamlit's fast reruns, beside with them.

`python -m benchmarks.overlap`. A visitor on the result switches the language twice, the second time a few
milliseconds after the first, while the screen is being drawn; timed is from the second tap to the end of
the last run. One server each, in turns.
"""

import asyncio
import time
from statistics import median

from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.support.frozen import DEFINITION
from tests.support.scenes import opened
from tests.support.server import Server, running_server

GAPS = (0.0, 0.003, 0.01, 0.02)
"""Seconds between the two taps."""
TURNS = 15


async def taps(server: Server, gap: float) -> list[float]:
    """Seconds from the second tap to the screen that it asks for."""
    visitor = await opened(server.port, DEFINITION)
    times = []
    for _ in range(TURNS):
        press = WidgetState(id=visitor.screen["language"].id, trigger_value=True)
        await visitor.rush(press)
        await asyncio.sleep(gap)
        start = time.perf_counter()
        await visitor.rush(press)
        await visitor.quiet(0.25)
        times.append(visitor.last - start)
    await visitor.close()
    return times


def main() -> None:
    """Print medians and the worst of each."""
    print(f"{'ms between taps':16} {'fast reruns':>22} {'without':>22}")
    with (
        running_server(STREAMLIT_RUNNER_FAST_RERUNS="true") as fast,
        running_server(STREAMLIT_RUNNER_FAST_RERUNS="false") as slow,
    ):
        for gap in GAPS:
            cells = []
            for server in (fast, slow):
                times = asyncio.run(taps(server, gap))
                cells.append(f"{1000 * median(times):6.0f} (worst {1000 * max(times):4.0f})")
            print(f"{1000 * gap:16.0f} {cells[0]:>22} {cells[1]:>22}")


if __name__ == "__main__":
    main()
