"""What the edit changes, told before it is published."""

from collections.abc import Callable
from difflib import unified_diff
from typing import Any

import streamlit as st

from diagnosis.checks.sentences import sentences
from diagnosis.definition.base import Text
from diagnosis.definition.model import Definition
from diagnosis.texts import LANGUAGES
from diagnosis.ui.owner.workbench.bench import Bench
from diagnosis.ui.owner.workbench.editor import file_title
from diagnosis.ui.owner.workbench.explained import answer_lines
from diagnosis.ui.platform.access.publishing import may_publish
from diagnosis.ui.platform.html import render
from diagnosis.ui.platform.markdown import bullets, literal
from diagnosis.wording.voice import Voice
from diagnosis.workbench.examiner import Changes

_CONTEXT = 1
"""Unchanged lines that are shown around changed ones."""


def show_changes(voice: Voice, bench: Bench) -> None:
    """Draw what changes, and the way to publish it; or why it cannot be published."""
    if bench.published:
        st.html(render("kit/notice", lines=[voice.text("bench.published")]))
    if not bench.changed:
        st.markdown(voice.text("bench.nothing-changed"))
        return
    old, new = bench.used.loaded.definition, bench.draft.loaded.definition
    report = bench.report
    if new and report and report.changes and old:
        before, after = Voice(old, voice.language), Voice(new, voice.language)
        _shares(before, after, report.changes)
        _cases(before, after, bench, report.changes)
        _examples(before, after, bench, report.changes)
    if old and new:
        _wordings(voice, old, new)
    _lines(voice, bench)
    _publish(voice, bench)


def _shares(before: Voice, after: Voice, changes: Changes) -> None:
    rows = []
    for group, name in (("plans", _plan), ("fit", _verdict)):
        was, now = changes.before[group], changes.after[group]
        for key in {**was, **now}:
            shares = [
                _share(numbers.get(key), counted["answer_sets"])
                for numbers, counted in ((was, changes.before), (now, changes.after))
            ]
            rows.append((name(after if key in now else before, key), *shares, shares[0] != shares[1]))
    st.header(after.text("bench.shares"), anchor=False)
    heads = [after.text(f"bench.{name}") for name in ("what", "side-used", "side-draft")]
    st.html(render("owner/shares", heads=heads, rows=rows))
    st.caption(after.text("bench.shares-note"))


def _share(number: int | None, whole: int) -> str:
    return "–" if number is None else f"{100 * number / whole:.2f} %"


def _plan(voice: Voice, plan: str) -> str:
    return voice.plan(plan)


def _verdict(voice: Voice, verdict: Any) -> str:
    return voice.verdict(verdict)


def _headline(voice: Voice, headline: str) -> str:
    words = {one.id: one.text for one in voice.definition.rulebook.headlines}
    return voice.of(words[headline]) if headline in words else ""


_NAMES: dict[str, Callable[[Voice, str], str]] = {"plan": _plan, "verdict": _verdict, "headline": _headline}


def _kind(before: Voice, after: Voice, what: str, was: str, now: str) -> str:
    said = _NAMES[what]
    return after.text(
        f"bench.change-{what}",
        before=said(before, was) if was else "–",
        after=said(after, now) if now else "–",
    )


def _cases(before: Voice, after: Voice, bench: Bench, changes: Changes) -> None:
    st.header(after.text("bench.cases"), anchor=False)
    st.markdown(after.text("bench.cases-changed", count=len(changes.cases), total=len(bench.cases)))
    named = {case.name: case for case in bench.cases}
    for name, kinds in changes.cases.items():
        with st.container(key=f"changed-case-{name}", horizontal=True, vertical_alignment="center"):
            kinds_in_words = after.text("team.join").join(_kind(before, after, *kind) for kind in kinds)
            title = named[name].title.get(after.language) or name
            st.markdown(literal(after.text("bench.case-line", title=title, changes=kinds_in_words)))
            st.button(
                after.text("bench.look"),
                key=f"look-{name}",
                on_click=bench.show_example,
                args=(named[name].answers,),
            )


def _examples(before: Voice, after: Voice, bench: Bench, changes: Changes) -> None:
    if not changes.examples:
        st.markdown(after.text("bench.no-examples"))
        return
    st.header(after.text("bench.examples"), anchor=False)
    for number, example in enumerate(changes.examples):
        with st.expander(literal(_kind(before, after, example.what, example.before, example.after))):
            st.markdown(bullets(literal(line) for line in answer_lines(after, example.answers)))
            st.button(
                after.text("bench.look"),
                key=f"example-{number}",
                on_click=bench.show_example,
                args=(example.answers,),
            )


def _wordings(voice: Voice, old: Definition, new: Definition) -> None:
    """Sentences, questions and plans that are new, gone, or worded otherwise, in each language."""
    for heading, worded in (
        ("bench.sentences", _sentences),
        ("bench.questions-changed", _questions),
        ("bench.plans-changed", _plans),
    ):
        was, now = worded(old), worded(new)
        rows = []
        for key in {**was, **now}:
            name, before = was.get(key, ("", ()))
            name, after = now.get(key, (name, ()))
            for language in LANGUAGES:
                lines = [" / ".join(words.of(language) for words in texts) for texts in (before, after)]
                if lines[0] != lines[1]:
                    called = name.of(voice.language) if isinstance(name, Text) else name
                    rows.append((called, *lines))
        if rows:
            st.header(voice.text(heading), anchor=False)
            empty = {"before": voice.text("bench.new"), "after": voice.text("bench.gone")}
            st.html(render("owner/reworded", changed=rows, empty=empty))


Worded = dict[str, tuple[str | Text, tuple[Text, ...]]]
"""What is worded, by its key: what it is called, and its texts."""


def _sentences(definition: Definition) -> Worded:
    return {f"{one.kind} {one.id}": (one.id, one.texts) for one in sentences(definition)}


def _questions(definition: Definition) -> Worded:
    return {
        name: (question.label, (question.text, question.label, *(option.text for option in question.options)))
        for name, question in definition.questions.items()
    }


def _plans(definition: Definition) -> Worded:
    return {
        plan.id: (plan.name, (plan.name, plan.summary, *plan.facts.values()))
        for plan in definition.rulebook.plans
    }


def _lines(voice: Voice, bench: Bench) -> None:
    for name in bench.changed:
        old, new = (texts[name].splitlines() for texts in (bench.base, bench.texts))
        lines = [(line[:1], line[1:]) for line in list(unified_diff(old, new, n=_CONTEXT, lineterm=""))[2:]]
        count = sum(sign == "+" for sign, _ in lines) or sum(sign == "-" for sign, _ in lines)
        with st.expander(voice.text("bench.lines", file=file_title(voice, name), count=count)):
            st.html(render("kit/lines", lines=[line for line in lines if line[0] != "@"]))


def _publish(voice: Voice, bench: Bench) -> None:
    st.header(voice.text("bench.publish-heading"), anchor=False)
    errors = sum(one.severity == "error" for one in bench.findings)
    if bench.moved:
        st.markdown(voice.text("bench.not-moved"))
    elif errors:
        st.markdown(voice.text("bench.not-with-errors", count=errors))
    elif bench.report is None:
        st.markdown(voice.text("bench.unproved" if bench.failed else "bench.proving"))
    elif not bench.ready:
        st.markdown(voice.text("bench.not-with-warnings", count=len(bench.findings)))
    st.text_input(voice.text("bench.note"), key="bench-note", max_chars=200)
    with st.container(horizontal=True):
        st.button(
            voice.text("bench.publish"),
            key="publish",
            type="primary",
            disabled=not bench.ready or bench.moved,
            on_click=_press,
            args=(bench,),
        )
        st.button(voice.text("bench.discard"), key="discard", on_click=bench.discard)
    st.caption(voice.text("bench.publish-note"))
    if bench.problem == "bench.not-written":
        st.html(f'<p class="problem" role="alert">{voice.text(bench.problem)}</p>')


def _press(bench: Bench) -> None:
    if not may_publish():  # whoever could when the page was drawn
        return
    bench.publish(str(st.session_state.get("bench-note", "")))
    if bench.published:
        st.session_state["bench-note"] = ""
