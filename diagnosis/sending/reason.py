"""Why a delivery failed, for the log: the kinds of errors and their codes, and none of their words."""

import errno
import smtplib
import ssl

_DEEPEST = 5


def reason_of(error: BaseException) -> str:
    """The error and what caused it, each by its class and its code, the outermost first."""
    found: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(found) < _DEEPEST:
        named = " ".join([type(cause).__name__, *_codes(cause)])
        if named not in found:
            found.append(named)
        cause = cause.__cause__ or cause.__context__
    return " < ".join(found)


def _codes(error: BaseException) -> list[str]:
    if isinstance(error, smtplib.SMTPResponseException):
        return [str(error.smtp_code)]
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return sorted({str(code) for code, _ in error.recipients.values()})
    if isinstance(error, ssl.SSLCertVerificationError):
        return [str(error.verify_code)]
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return [errno.errorcode.get(error.errno, str(error.errno))]
    return []
