"""What a visit holds does not grow with the screens that it has seen."""

from diagnosis import Definition
from diagnosis.ui.visitor.session import RESULT
from tests.ui.visitor.test_flow import answer_section, app, press, visit


def test_only_the_widgets_on_the_screen_are_known(definition: Definition) -> None:
    test = press(app(), "begin")
    for _ in definition.sections:
        press(press(test, "language"), "language")
        answer_section(test, definition)
        press(test, "next")
    assert visit(test).screen == RESULT
    state = test._session_state._state
    keys, widgets = state._key_id_mapper, state._new_widget_state.widget_metadata
    assert {"pdf", "restart", "detail:note"} <= keys._key_id_mapping.keys()
    assert any(name.endswith("detail:note") for name in widgets)
    for names in (widgets, keys._key_id_mapping, keys._id_key_mapping, state._old_state):
        assert not [name for name in names if "answer:" in name or "change-" in name or "begin" in name]
