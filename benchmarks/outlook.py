"""The exact outlook per response, beside one plain diagnosis of the same response."""

from statistics import median

import yaml

from benchmarks.timing import seconds
from diagnosis import diagnose, load_definition, read_response
from diagnosis.engine.outlook.sureness import how_sure, outlook_of
from diagnosis.paths import CASES


def main() -> None:
    definition = load_definition()
    outlook = outlook_of(definition)
    rows: dict[str, list[float]] = {}
    for path in sorted(CASES.glob("*.yaml")):
        answers = yaml.safe_load(path.read_text("utf-8"))["answers"]
        full = read_response(definition, {"answers": answers})
        half = dict(list(full.answers.items())[: len(full.answers) // 2])
        calls = {
            "diagnose": lambda full=full: diagnose(definition, full),
            "robustness and flips (complete)": lambda full=full: how_sure(definition, full),
            "counts (half answered)": lambda half=half: outlook.counts(half),
            "what to ask next (half answered)": lambda half=half: outlook.ask_next(half),
        }
        for name, call in calls.items():
            rows.setdefault(name, []).append(seconds(call, 3))
    rows["counts (nothing answered)"] = [seconds(outlook.counts)]
    rows["what to ask next (nothing answered)"] = [seconds(lambda: outlook.ask_next({}))]
    floor = median(rows["diagnose"])
    print(f"{'':38} {'ms':>8} {'worst ms':>9} {'x diagnose':>11}")
    for name, times in rows.items():
        print(f"{name:38} {1000 * median(times):8.1f} {1000 * max(times):9.1f} {median(times) / floor:11.1f}")


if __name__ == "__main__":
    main()
