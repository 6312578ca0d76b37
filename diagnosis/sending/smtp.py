"""Delivery by mail, with the PDF attached."""

import smtplib
import ssl
from collections.abc import Callable, Sequence
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from diagnosis.sending.channels import Mail
from diagnosis.sending.mail_address import header_address, header_line
from diagnosis.sending.parcel import DeliveryError, Parcel
from diagnosis.sending.reason import reason_of

PATIENCE = 10.0
"""Seconds that the mail server may take for one step."""
_FOR_NOW = range(400, 500)
"""Codes by which a mail server says no for now."""


def send_mail(settings: Mail, parcel: Parcel) -> None:
    """Hand it to the mail server, once. Raises DeliveryError."""
    _hand_over(settings, settings.to, lambda: letter_message(settings, parcel))


def send_receipt(settings: Mail, parcel: Parcel, subject: str, words: str) -> None:
    """Tell the sender that it has arrived, in fixed words: nothing that was typed goes to that address.

    Raises DeliveryError.
    """
    _hand_over(settings, [parcel.reply_to], lambda: receipt_message(settings, parcel, subject, words))


def letter_message(settings: Mail, parcel: Parcel) -> EmailMessage:
    """The mail to the firm. Raises ValueError or MessageError where an address is none."""
    message = _message(settings, settings.to, parcel.subject, parcel.words, parcel)
    message["Reply-To"] = header_address(parcel.reply_to)
    message.add_attachment(
        parcel.pdf, maintype="application", subtype="pdf", filename=header_line(parcel.pdf_name)
    )
    return message


def receipt_message(settings: Mail, parcel: Parcel, subject: str, words: str) -> EmailMessage:
    """The mail to the sender. Raises ValueError or MessageError where the address is none."""
    message = _message(settings, [parcel.reply_to], subject, words, parcel, suffix=".receipt")
    message["Auto-Submitted"] = "auto-replied"
    return message


def _message(
    settings: Mail, to: Sequence[str], subject: str, words: str, parcel: Parcel, suffix: str = ""
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = header_address(settings.sender)
    message["To"] = [header_address(one) for one in to]
    message["Subject"] = header_line(subject)
    message["Date"] = format_datetime(parcel.made)
    message["Message-ID"] = f"<{parcel.id}{suffix}@{settings.sender.rpartition('@')[2]}>"
    message.set_content(words)
    return message


def _hand_over(settings: Mail, to: Sequence[str], make: Callable[[], EmailMessage]) -> None:
    """Give the message to the mail server for these addresses, whatever its headers say."""
    try:
        content = make().as_bytes(policy=SMTP)
    except (ValueError, MessageError) as error:
        raise DeliveryError(reason_of(error), again=False) from None
    try:
        context = ssl.create_default_context(cafile=settings.authority or None)
        with _connection(settings, context) as server:
            if settings.security == "starttls":
                server.starttls(context=context)
            if settings.user:
                server.login(settings.user, settings.password)
            refused = server.sendmail(settings.sender, list(to), content)
    except smtplib.SMTPResponseException as error:
        raise DeliveryError(reason_of(error), again=error.smtp_code in _FOR_NOW) from None
    except smtplib.SMTPRecipientsRefused as error:
        again = all(code in _FOR_NOW for code, _ in error.recipients.values())
        raise DeliveryError(reason_of(error), again=again) from None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        # Once the words are on their way, a lost answer may hide that they have arrived.
        raise DeliveryError(reason_of(error), again=isinstance(error, ConnectionRefusedError)) from None
    if refused:
        raise DeliveryError(reason_of(smtplib.SMTPRecipientsRefused(refused)), again=False)


def _connection(settings: Mail, context: ssl.SSLContext) -> smtplib.SMTP:
    if settings.security == "tls":
        return smtplib.SMTP_SSL(settings.host, settings.port, timeout=PATIENCE, context=context)
    return smtplib.SMTP(settings.host, settings.port, timeout=PATIENCE)
