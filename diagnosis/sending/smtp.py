"""Delivery by mail, with the PDF attached."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime

from diagnosis.sending.parcel import DeliveryError, Parcel
from diagnosis.sending.settings import Mail

PATIENCE = 10.0
"""Seconds that the mail server may take for one step."""


def send_mail(settings: Mail, parcel: Parcel) -> None:
    """Hand it to the mail server, once. Raises DeliveryError."""
    message = _message(settings, ", ".join(settings.to), parcel.subject, parcel.words, parcel)
    message["Reply-To"] = parcel.reply_to
    message.add_attachment(parcel.pdf, maintype="application", subtype="pdf", filename=parcel.pdf_name)
    _hand_over(settings, message)


def send_receipt(settings: Mail, parcel: Parcel, subject: str, words: str) -> None:
    """Tell the sender that it has arrived, in fixed words: nothing that was typed goes to that address.

    Raises DeliveryError.
    """
    message = _message(settings, parcel.reply_to, subject, words, parcel, suffix=".receipt")
    message["Auto-Submitted"] = "auto-replied"
    _hand_over(settings, message)


def _message(
    settings: Mail, to: str, subject: str, words: str, parcel: Parcel, suffix: str = ""
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = settings.sender
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(parcel.made)
    message["Message-ID"] = f"<{parcel.id}{suffix}@{settings.sender.rpartition('@')[2]}>"
    message.set_content(words)
    return message


def _hand_over(settings: Mail, message: EmailMessage) -> None:
    context = ssl.create_default_context(cafile=settings.authority or None)
    try:
        with _connection(settings, context) as server:
            if settings.security == "starttls":
                server.starttls(context=context)
            if settings.user:
                server.login(settings.user, settings.password)
            refused = server.send_message(message)
    except smtplib.SMTPResponseException as error:
        raise DeliveryError(f"SMTP {error.smtp_code}", again=400 <= error.smtp_code < 500) from None
    except (smtplib.SMTPException, OSError) as error:
        # Once the words are on their way, a lost answer may hide that they have arrived.
        raise DeliveryError(type(error).__name__, again=isinstance(error, ConnectionRefusedError)) from None
    if refused:
        raise DeliveryError("some recipients were refused", again=False)


def _connection(settings: Mail, context: ssl.SSLContext) -> smtplib.SMTP:
    if settings.security == "tls":
        return smtplib.SMTP_SSL(settings.host, settings.port, timeout=PATIENCE, context=context)
    return smtplib.SMTP(settings.host, settings.port, timeout=PATIENCE)
