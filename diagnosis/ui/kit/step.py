"""A step of a comparison, as pages draw it that are not Streamlit's."""

from typing import Any

from diagnosis.report.strips import strips_picture
from diagnosis.wording.reveal import RevealStep
from diagnosis.wording.voice import Voice


def step_shown(voice: Voice, step: RevealStep, *, named: bool) -> dict[str, Any]:
    """What the window shows of a step, ready for JSON."""
    block = step.block(named=named)
    return {
        "language": voice.language,
        "title": voice.text("team.heading"),
        "heading": block.heading,
        "picture": strips_picture(voice, step.strips, named=named) if step.strips else "",
        "lines": [line.model_dump() for line in block.lines],
        "note": block.note,
    }
