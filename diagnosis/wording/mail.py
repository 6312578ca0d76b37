"""The result as a short plain text that can be pasted into a mail."""

from diagnosis.texts import text
from diagnosis.wording.clean import clean_text
from diagnosis.wording.sheet import Sheet


def mail_text(sheet: Sheet) -> str:
    """The sheet in about twenty lines, ending with a line break."""
    language = sheet.language
    head = [text(language, "mail.greeting")]
    for key in ("organisation", "date", "note"):
        value = clean_text(getattr(sheet, key))
        if value:
            head.append(text(language, f"mail.{key}", **{key: value}))
    support = [sheet.because, sheet.later, "" if sheet.optional else sheet.runner_up]
    blocks = [
        head,
        [sheet.headline, sheet.support],
        [text(language, "mail.causes"), *(cause.sentence for cause in sheet.causes), sheet.urgency],
        [text(language, "mail.plan", plan=sheet.plan), *support],
        [
            text(language, "mail.fit", verdict=sheet.verdict_name),
            *(part for reason in sheet.fit_reasons for part in (reason.text, reason.more)),
        ],
        [text(language, "mail.next"), *sheet.next_steps],
        [sheet.contact_url, sheet.contact_email],
        [sheet.disclaimer],
    ]
    filled = ["\n".join(line for line in block if line) for block in blocks]
    return "\n\n".join(block for block in filled if block) + "\n"
