"""The result as a short plain text that can be pasted into a mail."""

from diagnosis.texts import text
from diagnosis.wording.clean import clean_text
from diagnosis.wording.summary import Summary


def mail_text(summary: Summary, *, link: str = "") -> str:
    """The summary of the one who answered in about twenty lines, ending with a line break.

    `link` reopens the result.
    """
    language = summary.language
    head = [text(language, "mail.greeting")]
    for key in ("organisation", "date", "note"):
        value = clean_text(getattr(summary, key))
        if value:
            head.append(text(language, f"mail.{key}", **{key: value}))
    support = [summary.because, summary.later, "" if summary.optional else summary.runner_up]
    blocks = [
        head,
        [summary.headline, summary.support],
        [text(language, "mail.causes"), *(cause.sentence for cause in summary.causes), summary.urgency],
        [text(language, "mail.plan", heading=summary.plan_heading, plan=summary.plan), *support],
        [
            text(language, "mail.fit", verdict=summary.verdict_name),
            *(part for reason in summary.fit_reasons for part in (reason.text, reason.more)),
        ],
        [text(language, "mail.next"), *summary.next_steps],
        [
            text(language, "mail.provider", provider=summary.provider),
            *(way.written for way in summary.contacts),
            summary.contact_after,
        ],
        [text(language, "mail.link"), link] if link else [],
        [summary.disclaimer],
    ]
    filled = ["\n".join(line for line in block if line) for block in blocks]
    return "\n\n".join(block for block in filled if block) + "\n"
