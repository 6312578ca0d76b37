"""A mail after a talk, to be sent with the summary."""

from collections.abc import Sequence

from diagnosis.wording.blocks import Document
from diagnosis.wording.clean import clean_text
from diagnosis.wording.conversation import ConversationRecord, action_words, remark_words
from diagnosis.wording.words import Words


def follow_up_text(say: Words, talk: ConversationRecord, result: Document) -> str:
    """The record of a talk and the result as plain text, ending with a line break.

    The first line is the subject.
    """
    dated = "follow-up.subject" if talk.day else "follow-up.subject-undated"
    greeting = "follow-up.greeting" if talk.client else "follow-up.greeting-unnamed"
    # Where no plan is proposed, the opening says so instead.
    shown = result.block("plan" if result.proposes else "opening")
    proposal = say.text("mail.plan", heading=shown.heading, plan=shown.title) if shown.title else ""
    blocks = [
        [say.text(dated, date=talk.day)],
        [say.text(greeting, client=clean_text(talk.client))],
        [say.text("follow-up.thanks")],
        _block(say, "talk.present", [clean_text(talk.present)]),
        _block(say, "talk.agreed", [clean_text(line) for line in talk.agreed]),
        _block(say, "talk.actions", _items(say, [action_words(say, action) for action in talk.actions])),
        _block(say, "talk.meeting", [clean_text(talk.meeting)]),
        _block(say, "talk.said", _items(say, [remark_words(say, one) for one in talk.said])),
        [say.text("follow-up.result"), result.block("headline").heading],
        [proposal, *shown.lead, shown.note],
        [say.text("follow-up.attached")],
        [result.provider, *(way.written for way in result.contacts)],
    ]
    filled = ["\n".join(line for line in block if line) for block in blocks]
    return "\n\n".join(block for block in filled if block) + "\n"


def _block(say: Words, name: str, lines: Sequence[str]) -> list[str]:
    """A heading over lines; nothing where they say nothing."""
    said = [line for line in lines if line]
    return [say.text("follow-up.heading", name=say.text(name)), *said] if said else []


def _items(say: Words, lines: Sequence[str]) -> list[str]:
    return [say.text("follow-up.item", text=clean_text(line)) for line in lines]
