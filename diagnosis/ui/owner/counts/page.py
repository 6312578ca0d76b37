"""How far visits came, for the owner: a funnel for each language, and the days as a table."""

from collections.abc import Mapping, Sequence

import streamlit as st

from diagnosis.counts import outcomes, store
from diagnosis.counts.days import today
from diagnosis.counts.outcomes import Outcome
from diagnosis.counts.service import database
from diagnosis.counts.steps import FEWEST, last_days, shown, steps, sums
from diagnosis.settings import settings
from diagnosis.storage.database import DatabaseError
from diagnosis.texts import LANGUAGES, text
from diagnosis.ui.kit.chart import show_chart
from diagnosis.ui.kit.clock import local_now
from diagnosis.ui.kit.database_words import trouble_key
from diagnosis.ui.kit.file_button import file_button
from diagnosis.ui.kit.file_names import named as file_named
from diagnosis.ui.kit.page import Marks
from diagnosis.ui.owner.counts.funnel import funnel
from diagnosis.ui.owner.counts.table import as_csv
from diagnosis.wording.judgement import outcome_words
from diagnosis.wording.visits import sum_words
from diagnosis.wording.voice import Voice

PAGE = "counts"
_DAYS = (7, 30, 90, 365)


def show(voice: Voice) -> Marks:
    """Draw the page."""
    st.title(voice.text("counts.heading"), anchor=False)
    if not settings().counts:
        st.markdown(voice.text("counts.switched-off"))
        return {}
    st.markdown(voice.text("counts.lead", fewest=FEWEST))
    count = st.selectbox(
        voice.text("counts.days"),
        _DAYS,
        index=1,
        format_func=lambda days: voice.text("counts.last-days", count=days),
        key="counts-days",
    )
    first, last = last_days(today(), count)
    try:
        cells, came = shown(store.kept(database(), last)), outcomes.kept(database())
    except DatabaseError as error:
        said = voice.text(trouble_key(error, "counts.database"))
        st.html(f'<p class="problem" role="alert">{said}</p>')
        return {}
    _outcomes(voice, came)
    cells = {cell: number for cell, number in cells.items() if cell.day >= first.isoformat()}
    order = steps([section.id for section in voice.definition.sections])
    marks: Marks = {}
    for language in LANGUAGES:
        found = sums(cells, language, order)
        if any(number for _, number in found):
            st.header(text(language, "phone.language-name"), anchor=False)
            marks |= _funnel(voice, language, found)
    if not cells:
        st.markdown(voice.text("counts.none", fewest=FEWEST))
        return marks
    name = file_named(voice.text("counts.file"), f"{local_now():%Y-%m-%d}")
    file_button(
        voice.text("counts.save"), lambda: as_csv(cells, order), f"{name}.csv", "text/csv", key="counts-csv"
    )
    return marks


def _outcomes(voice: Voice, numbers: Mapping[Outcome, int]) -> None:
    """Where recommendations went, of the cases that consultants chose to count."""
    frequent, others = outcomes.publishable(numbers)
    if not frequent and not others:
        return
    st.header(voice.text("counts.outcomes"), anchor=False)
    lines = [
        voice.text("counts.exact", step=outcome_words(voice, *outcome), number=number)
        for outcome, number in frequent
    ]
    if others:
        lines.append(voice.text("counts.others", number=others, fewest=FEWEST))
    st.markdown("\n".join(f"- {line}" for line in lines))


def _funnel(voice: Voice, language: str, found: Sequence[tuple[str, int]]) -> Marks:
    bars = [(sum_words(voice, step, number), number) for step, number in found]
    return show_chart(
        lambda ink: funnel(bars, ink),
        voice.text("team.join").join(words for words, _ in bars),
        key=f"counts-{language}",
    )
