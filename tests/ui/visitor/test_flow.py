"""The screens, run by Streamlit's own test harness, in both languages."""

import html
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from diagnosis import Definition
from diagnosis.paths import ROOT
from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.ui.visitor.section import PROBLEMS, answers_wait
from diagnosis.ui.visitor.session import RESULT, REVIEW, START, Session
from tests.support.frozen import saved, with_contact

SCRIPT = str(ROOT / "diagnosis" / "ui" / "main.py")
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")


def app(language: Language = "ja", screen: str = START, **answers: tuple[str, ...]) -> AppTest:
    test = AppTest.from_file(SCRIPT, default_timeout=20)
    named = {name.replace("_", "-"): chosen for name, chosen in answers.items()}
    test.session_state["session"] = Session(language=language, screen=screen, answers=named)
    return test.run()


def visit(test: AppTest) -> Session:
    kept: Session = test.session_state["session"]
    return kept


def press(test: AppTest, key: str) -> AppTest:
    return test.button(key=key).click().run()


def answer_section(test: AppTest, definition: Definition, choice: int = 1) -> None:
    section = next(section for section in definition.sections if section.id == visit(test).screen)
    for name in section.questions:
        question = definition.questions[name]
        option = question.option_ids[choice % len(question.option_ids)]
        if question.multiple:
            test.checkbox(key=f"answer:{name}:{option}").check()
        elif question.on_scale:
            test.button_group(key=f"answer:{name}:").set_value(option)
        else:
            test.radio(key=f"answer:{name}:").set_value(option)
    if not answers_wait(definition, visit(test)):
        test.run()


def elements(test: AppTest, kind: str) -> list[Any]:
    return list(test.get(kind))


def shown(test: AppTest) -> str:
    parts = [
        element.value
        for kind in ("title", "header", "subheader", "markdown", "caption")
        for element in elements(test, kind)
    ]
    labels = [
        element.label
        for kind in ("button", "radio", "checkbox", "text_input", "button_group")
        for element in elements(test, kind)
    ]
    return "\n".join(str(part) for part in [*parts, *labels])


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_first_question_to_the_result(definition: Definition, language: Language) -> None:
    test = press(app(language), "begin")
    for _ in definition.sections:
        assert not test.exception
        answer_section(test, definition)
        words = shown(test).replace("English", "").replace("日本語", "")
        assert bool(JAPANESE.search(words)) == (language == "ja")
        press(test, "next")
    assert visit(test).screen == RESULT
    assert not test.exception
    headings = [element.value for element in test.header]
    order = ("plan", "next-steps", "more")
    assert headings == [text(language, f"result.{name}") for name in order]
    words = shown(test).replace("English", "").replace("日本語", "")
    assert bool(JAPANESE.search(words)) == (language == "ja")
    assert len(visit(test).answers) == len(definition.questions)


def test_an_open_question_is_named_next_to_it(definition: Definition) -> None:
    test = press(press(app(), "begin"), "next")
    section = definition.sections[0]
    assert visit(test).screen == section.id
    problems = [element for element in elements(test, "html") if 'class="problem"' in element.proto.body]
    assert len(problems) == len(section.questions)
    summary = next(e.proto.body for e in elements(test, "html") if 'class="problems"' in e.proto.body)
    for number, name in enumerate(section.questions, 1):
        assert f"Q{number}. {definition.questions[name].label.ja}" in summary
        assert f'href="#problem-{name}"' in summary
        assert any(f'id="problem-{name}"' in problem.proto.body for problem in problems)
    assert visit(test).target == PROBLEMS
    answer_section(test, definition)
    assert not [e for e in elements(test, "html") if "problem" in e.proto.body]
    assert visit(press(test, "next")).screen == definition.sections[1].id


def test_answers_are_kept_when_going_back_and_when_the_language_is_switched(definition: Definition) -> None:
    test = press(app(), "begin")
    answer_section(test, definition, choice=2)
    press(test, "next")
    before = dict(visit(test).answers)
    assert len(before) == len(definition.sections[0].questions)
    press(test, "language")
    assert visit(test).language == "en"
    press(press(test, "back"), "language")
    assert visit(test).answers == before
    assert test.button_group(key=f"answer:{definition.sections[0].questions[0]}:").value == "half"


def test_nothing_is_chosen_beforehand(definition: Definition) -> None:
    for section in definition.sections:
        test = app("ja", section.id)
        assert all(element.value in (None, []) for element in elements(test, "button_group"))
        assert all(element.value is None for element in test.radio)
        assert not any(element.value for element in test.checkbox)
        assert visit(test).answers == {}


def test_too_many_choices_and_unknown_with_others_are_named(definition: Definition) -> None:
    test = app("en", "support")
    for option in ("think-together", "build", "stand-in", "hand-over"):
        test.checkbox(key=f"answer:help-wanted:{option}").check()
    test.run()
    assert text("en", "section.too-many", limit=3, count=4) in "".join(
        e.proto.body for e in elements(test, "html")
    )
    assert visit(press(test, "next")).screen == "support"


def test_change_leads_to_the_question_and_back_to_the_review(definition: Definition) -> None:
    answers = {
        name.replace("-", "_"): (question.option_ids[0],) for name, question in definition.questions.items()
    }
    test = press(app("ja", REVIEW, **answers), "change-told-not-moving")
    assert (visit(test).screen, visit(test).target) == ("sharing", "told-not-moving")
    test.button_group(key="answer:told-not-moving:").set_value("daily")
    assert visit(press(test, "next")).screen == REVIEW
    assert visit(test).answers["told-not-moving"] == ("daily",)
    assert visit(test).target == "told-not-moving"
    unfolded = [part.label for part in test.expander if part.proto.expanded]
    assert unfolded == [text("ja", "review.section", title=definition.sections[1].title.ja, count=6, total=6)]


def test_one_question_that_is_open_is_gone_to_at_once(definition: Definition) -> None:
    first, *others = definition.sections[0].questions
    answers = {name.replace("-", "_"): (definition.questions[name].option_ids[0],) for name in others}
    test = press(app("ja", definition.sections[0].id, **answers), "next")
    assert visit(test).target == first


def test_the_last_section_leads_past_open_questions_to_the_review_only(definition: Definition) -> None:
    open_one = definition.sections[0].questions[2]
    answers = {
        name.replace("-", "_"): (question.option_ids[0],)
        for name, question in definition.questions.items()
        if name != open_one
    }
    last = definition.sections[-1].id
    test = app("ja", last, **answers)
    assert test.button(key="next").label == text("ja", "section.to-review")
    press(test, "next")
    assert visit(test).screen == REVIEW
    counts = [(part.proto.expanded, part.label) for part in test.expander]
    assert [unfolded for unfolded, _ in counts] == [True] + [False] * (len(definition.sections) - 1)
    whole = app("ja", last, **answers, **{open_one.replace("-", "_"): ("rarely",)})
    assert whole.button(key="next").label == text("ja", "review.to-result")
    assert visit(press(whole, "next")).screen == RESULT


def test_the_result_is_not_shown_while_a_required_question_is_open() -> None:
    test = press(app("ja", REVIEW, pace=("run",)), "next")
    assert visit(test).screen == "meetings"


def test_little_known_is_said_plainly(definition: Definition) -> None:
    answers = {
        name.replace("-", "_"): ("unknown",) if question.unknown else (question.option_ids[0],)
        for name, question in definition.questions.items()
    }
    test = app("ja", RESULT, **answers)
    assert not test.exception
    assert definition.rulebook.headlines[1].text.ja in [element.value for element in test.title]
    assert text("ja", "result.evidence-not-known") in shown(test)


def test_starting_over_asks_first() -> None:
    test = press(app("ja", RESULT, pace=("run",)), "restart")
    assert visit(test).answers
    press(test, "restart-yes")
    assert (visit(test).answers, visit(test).screen) == ({}, START)


@pytest.mark.parametrize("language", LANGUAGES)
def test_consultants_find_the_map_of_the_rules(language: Language) -> None:
    test = AppTest.from_file(SCRIPT, default_timeout=20)
    test.session_state["session"] = Session(language=language)
    test.query_params["page"] = "map"
    test.session_state["admitted-by-token"] = True
    test.run()
    assert not test.exception
    assert test.title[0].value == text(language, "map.heading")


def test_what_was_typed_is_never_markup(definition: Definition) -> None:
    hostile = "<img src=x onerror=alert(1)> [x](http://evil.example) :red[x] **b**"
    answers = {
        name.replace("-", "_"): (question.option_ids[0],) for name, question in definition.questions.items()
    }
    test = app("en", RESULT, **answers)
    for name in ("organisation", "note"):
        test.text_input(key=f"detail:{name}").set_value(hostile)
    for key in ("share", "pass-on"):
        test.session_state[key] = True
    test.run()
    drawn = "".join(element.proto.body for element in elements(test, "html"))
    assert html.escape(hostile) in drawn
    assert "<img src=x" not in drawn
    assert "evil.example" not in "".join(re.findall(r'href="[^"]*"', drawn))
    assert not any(
        "evil.example" in str(getattr(element, "value", ""))
        for kind in ("title", "header", "subheader", "markdown", "caption", "info")
        for element in elements(test, kind)
    )


def test_every_screen_says_who_is_behind_it(definition: Definition) -> None:
    provided = text("ja", "app.provided", provider=definition.rulebook.provider.name.ja)
    for screen in (START, definition.sections[0].id, REVIEW):
        assert any(provided in element.proto.body for element in elements(app("ja", screen), "html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_privacy_policy_is_named_where_there_is_one(definition: Definition, language: Language) -> None:
    def words(definition: Definition) -> str:
        test = AppTest.from_file(SCRIPT, default_timeout=20)
        test.session_state["session"] = Session(language=language, definition=definition)
        return shown(test.run())

    address = "https://firm.example/privacy(1)"
    named = with_contact(definition, privacy_policy=address)
    assert f"](<{address}>)" in words(named)
    assert "](<" not in words(definition)


@pytest.mark.parametrize(
    ("name", "asked"),
    [("project-that-keeps-stopping", 1), ("healthy-and-content", 0), ("wants-a-website", 0)],
)
def test_only_a_proposal_can_be_left_out(name: str, asked: int) -> None:
    test = AppTest.from_file(SCRIPT, default_timeout=20)
    test.session_state["session"] = Session(language="ja", screen=RESULT, answers=dict(saved(name).answers))
    test.session_state["pass-on"] = True
    test.run()
    assert not test.exception
    assert text("ja", "share.without-about") in shown(test)
    assert sum(radio.key == "share-form" for radio in test.radio) == asked
