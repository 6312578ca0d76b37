"""A browser that is busy sends two taps as one message, for the part of the page that the first was on."""

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from diagnosis import Definition
from diagnosis.texts import text
from tests.support.scenes import opened, play
from tests.support.server import Server


def shown_after(server: Server, definition: Definition, pressed: str) -> dict[str, str]:
    """The labels on the screen, by key, after a press that came with an answer to the last question."""

    async def scene() -> dict[str, str]:
        visitor = await opened(server.port, definition, definition.sections[-1].id, "ja")
        key = f"answer:{definition.sections[-1].questions[-1]}:"
        await visitor.choose(key, 0)
        fragment = visitor.fragments[visitor.screen[key].id]
        assert fragment
        await visitor.run(WidgetState(id=visitor.screen[pressed].id, trigger_value=True), fragment=fragment)
        await visitor.close()
        return {key: getattr(widget, "label", "") for key, widget in visitor.screen.items()}

    return play(scene())


@pytest.mark.parametrize("pressed", ["next", "back"])
def test_a_move_that_comes_with_an_answer_is_seen(
    server: Server, definition: Definition, pressed: str
) -> None:
    screen = shown_after(server, definition, pressed)
    before, last = definition.sections[-2:]
    assert ("pdf" if pressed == "next" else f"answer:{before.questions[0]}:") in screen
    assert f"answer:{last.questions[-1]}:" not in screen


def test_another_language_that_comes_with_an_answer_is_seen_everywhere(
    server: Server, definition: Definition
) -> None:
    screen = shown_after(server, definition, "language")
    last = definition.sections[-1].questions[-1]
    words = definition.questions[last].text.en
    assert screen[f"answer:{last}:"].startswith(f"Q{definition.numbers[last]}. {words}")
    assert screen["next"] == text("en", "review.to-result")
