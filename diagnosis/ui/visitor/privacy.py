"""What happens to the answers, in plain words, and the one button that erases them."""

import streamlit as st

from diagnosis.definition.rulebook import Provider
from diagnosis.settings import settings
from diagnosis.texts import Language, text
from diagnosis.ui.visitor.letter import channels
from diagnosis.ui.visitor.session import Session


def show_privacy(visit: Session, provider: Provider) -> None:
    """Draw the note, which follows what is set up for this deployment."""
    language = visit.language
    with st.expander(text(language, "privacy.heading"), key="privacy"):
        points = [
            text(language, "privacy.no-storage" if visit.storage is False else "privacy.browser"),
            text(language, "privacy.server"),
            *([text(language, "privacy.counts")] if settings().counts else []),
            text(language, "privacy.shared"),
            *_sent(language, provider.name.of(language)),
            *privacy_notice(language, provider),
            text(language, "privacy.operator"),
        ]
        st.markdown("\n".join(f"- {point}" for point in points))


def _sent(language: Language, provider: str) -> list[str]:
    """What is sent to others, and when."""
    if not channels().given:
        return [text(language, "privacy.third")]
    return [text(language, "privacy.sending", provider=provider), text(language, "privacy.third-sending")]


def privacy_notice(language: Language, provider: Provider) -> list[str]:
    """Where the firm says how it handles personal data, as Markdown, if it has set that."""
    url = provider.contact.privacy_policy
    return [text(language, "privacy.policy", provider=provider.name.of(language), url=url)] if url else []


def show_erase(visit: Session, *, label: str) -> None:
    """Draw the button that erases the answers, here and in the browser, and its question."""
    language = visit.language
    if not visit.confirm_restart:
        st.button(text(language, label), key="restart", type="tertiary", on_click=_ask, args=(visit,))
        return
    with st.container(key="confirm", border=True):
        st.markdown(text(language, "privacy.erase-confirm"))
        with st.container(horizontal=True):
            st.button(text(language, "privacy.erase-yes"), key="restart-yes", on_click=visit.restart)
            st.button(text(language, "privacy.erase-no"), key="restart-no", on_click=_keep, args=(visit,))


def _ask(visit: Session) -> None:
    visit.confirm_restart = True


def _keep(visit: Session) -> None:
    visit.confirm_restart = False
