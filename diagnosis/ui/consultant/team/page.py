"""The page on which a consultant puts together what people in different positions answered."""

from html import escape

import streamlit as st

from diagnosis.definition.team import LARGEST, SMALLEST, Team
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import ResponseError
from diagnosis.report.reopen import reopen, reopen_link
from diagnosis.report.response_table import TableRead, read_table
from diagnosis.report.tables.read import ENDINGS, is_table
from diagnosis.report.tables.template import template
from diagnosis.team.compare import compare
from diagnosis.team.grouping import NotComparableError
from diagnosis.team.policy import Policy
from diagnosis.ui.consultant.team.comparison import WORKBOOK, show_comparison
from diagnosis.ui.consultant.team.presenting import feed_window, show_presenting
from diagnosis.ui.consultant.team.table import Table, table
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.kit.notice import notice
from diagnosis.ui.kit.page import Marks, named
from diagnosis.ui.kit.upload import open_files
from diagnosis.wording.reveal import RevealStep, reveal
from diagnosis.wording.voice import Voice

PAGE = "team"
_ACCEPTED = ",".join((".pdf", ".json", *ENDINGS))
_LONGEST_LINKS = 200_000


def show(voice: Voice) -> Marks:
    """Draw the page."""
    st.title(voice.text("team.heading"), anchor=False)
    team, here = voice.definition.team, table()
    if team is None:
        st.markdown(voice.text("team.not-no-team"))
        return {}
    st.markdown(voice.text("table.lead"))
    if here.findings:
        lines = [finding.message(voice.language) for finding in here.findings]
        notice("team-problem", lines, voice.language, here.findings.clear)
    open_files(
        voice.language,
        read=lambda name, content: _read(voice, name, content),
        begun=here.begin,
        opened=here.receive,
        accept=_ACCEPTED,
        key="team-files",
    )
    file_button(
        voice.text("table.template"),
        lambda: template(voice),
        f"{voice.text('table.template-file')}.xlsx",
        WORKBOOK,
        key="team-template",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_area(voice.text("table.links"), key="team-links", height=80, max_chars=_LONGEST_LINKS)
        st.button(
            voice.text("table.links-button"), key="open-links", on_click=_open_links, args=(voice, here)
        )
    marks, steps = _result(voice, team, here) if here.people else ({}, [])
    feed_window(voice, here, steps)
    return marks


def _result(voice: Voice, team: Team, here: Table) -> tuple[Marks, list[RevealStep]]:
    """Draw who is compared, and the comparison. Returns accessibility marks, and the steps to present."""
    marks = _people(voice, team, here)
    policy = _policy(voice, team)
    if not st.checkbox(voice.text("table.told"), key="team-told"):
        st.caption(voice.text("table.told-help"))
        return marks, []
    try:
        comparison = compare(voice.definition, [person.response for person in here.people], policy)
    except NotComparableError as error:
        st.html(f'<p class="problem">{escape(voice.text(f"team.not-{error.code}", **error.details))}</p>')
        return marks, []
    steps = reveal(voice, comparison)
    show_presenting(voice, here, steps)
    return {**marks, **show_comparison(voice, comparison)}, steps


def _read(voice: Voice, name: str, content: bytes) -> Reopened | TableRead:
    if is_table(name):
        return read_table(voice.definition, name, content)
    return reopen(voice.definition, content)


def _open_links(voice: Voice, here: Table) -> None:
    """Take over the links that open; those that do not stay where they are."""
    came: list[tuple[str, Reopened | TableRead | ResponseError]] = []
    left = []
    written = [line.strip() for line in str(st.session_state["team-links"]).splitlines()]
    for number, link in enumerate(filter(None, written), start=1):
        name = voice.text("table.link-of", number=number)
        try:
            came.append((name, reopen_link(voice.definition, link)))
        except ResponseError as error:
            came.append((name, error))
            left.append(link)
    here.begin()
    here.receive(came)
    st.session_state["team-links"] = "\n".join(left)


def _people(voice: Voice, team: Team, here: Table) -> Marks:
    """How many there are of each position, and who they are, folded."""
    given = [person.response.known(team.question) for person in here.people]
    options = voice.definition.questions[team.question].options
    counts = [(voice.of(option.text), sum(chosen == (option.id,) for chosen in given)) for option in options]
    counts.append((voice.text("table.no-position"), sum(not chosen for chosen in given)))
    counted = [voice.text("table.count", name=name, count=count) for name, count in counts if count]
    with st.container(key="team-people"):
        st.markdown(
            voice.text("table.people", count=len(given), groups=voice.text("team.join").join(counted))
        )
        with st.expander(voice.text("table.files")):
            for place, person in enumerate(here.people):
                with st.container(key=f"person-{place}", horizontal=True, vertical_alignment="center"):
                    st.text(f"{person.name}  {voice.answer(person.response, team.question)}".strip())
                    st.button(
                        voice.text("table.remove"),
                        key=f"remove-person-{place}",
                        on_click=here.remove,
                        args=(place,),
                    )
            st.button(voice.text("table.clear"), key="clear-people", on_click=here.clear)
    return named(
        {
            f".st-key-remove-person-{place} button": voice.text("table.remove-of", name=person.name)
            for place, person in enumerate(here.people)
        }
    )


def _policy(voice: Voice, team: Team) -> Policy:
    """The smallest group, and how many people there are in all, where that is known."""
    k = st.number_input(voice.text("table.smallest"), SMALLEST, LARGEST, team.smallest, key="team-k")
    counts = {}
    with st.expander(voice.text("table.headcount")):
        st.caption(voice.text("table.headcount-help"))
        for option in voice.definition.questions[team.question].options:
            value = st.number_input(voice.of(option.text), 0, 1_000_000, 0, key=f"head-{option.id}")
            if value:
                counts[option.id] = int(value)
    return Policy(k=int(k), headcount=counts)
