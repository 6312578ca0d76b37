"""A browser that is busy sends two taps as one message, for the part of the page that the first was on."""

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from diagnosis import Definition
from diagnosis.texts import text
from tests.support.scenes import play
from tests.support.server import Server
from tests.support.visitor import Visitor


def shown_after(server: Server, definition: Definition, pressed: str) -> dict[str, str]:
    """The labels on the screen, by key, after a press that came with the last answer of the first section."""

    async def scene() -> dict[str, str]:
        visitor = Visitor(server.port)
        await visitor.open()
        await visitor.press("begin")
        for name in definition.sections[0].questions:
            await visitor.choose(f"answer:{name}:", 0)
        fragment = visitor.fragments[visitor.screen[f"answer:{name}:"].id]
        assert fragment
        await visitor.run(WidgetState(id=visitor.screen[pressed].id, trigger_value=True), fragment=fragment)
        await visitor.close()
        return {key: getattr(widget, "label", "") for key, widget in visitor.screen.items()}

    return play(scene())


@pytest.mark.parametrize(("pressed", "arrived"), [("next", 1), ("back", None)])
def test_a_move_that_comes_with_an_answer_is_seen(
    server: Server, definition: Definition, pressed: str, arrived: int | None
) -> None:
    screen = shown_after(server, definition, pressed)
    expected = "begin" if arrived is None else f"answer:{definition.sections[arrived].questions[0]}:"
    assert expected in screen
    assert f"answer:{definition.sections[0].questions[0]}:" not in screen


def test_another_language_that_comes_with_an_answer_is_seen_everywhere(
    server: Server, definition: Definition
) -> None:
    screen = shown_after(server, definition, "language")
    first = definition.sections[0].questions[0]
    assert screen[f"answer:{first}:"] == f"Q1. {definition.questions[first].text.en}"
    assert screen["next"] == text("en", "section.next")
