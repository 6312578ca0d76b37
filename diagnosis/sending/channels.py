"""Where results are sent to, as the secrets say it: `[mail]` and `[webhook]`."""

import base64
import binascii
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from diagnosis.sending.mail_address import is_address
from diagnosis.sending.secrets_file import misspelt, read_secrets

HERE = ("localhost", "127.0.0.1", "::1")
"""Hosts to which nothing travels over a network."""
_KEY_BYTES = range(24, 65)


def _checked(words: str) -> str:
    if not is_address(words):
        raise ValueError(
            f"{words!r} is not a mail address; write one such as office@firm.example, without a name"
        )
    return words


Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Address = Annotated[str, AfterValidator(_checked)]


class SettingsError(ValueError):
    """A section cannot be used; the text names the file, the key and the way out."""


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", populate_by_name=True)


class Mail(_Settings):
    """A mail server, and whom it is to reach. `authority` is a file with a certificate of one's own."""

    host: Filled
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: str = ""
    sender: Address = Field(alias="from")
    to: Annotated[list[Address], Field(min_length=1)]
    receipt: bool = True
    authority: str = ""

    @model_validator(mode="after")
    def _protected(self) -> Self:
        if self.security == "none" and self.host not in HERE:
            raise ValueError('security = "none" is for this computer only; write "starttls" or "tls"')
        return self


class Webhook(_Settings):
    """An address that takes what is sent, signed as Standard Webhooks has it (symmetric, `v1`)."""

    url: Filled
    secret: Filled
    authority: str = ""

    @model_validator(mode="after")
    def _protected(self) -> Self:
        parts = urlsplit(self.url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
            raise ValueError("url has to begin with https://")
        if len(self.key) not in _KEY_BYTES:
            raise ValueError('secret has to be "whsec_" and 24 to 64 bytes in base64')
        return self

    @property
    def key(self) -> bytes:
        """The bytes that sign; none where the secret is not base64."""
        try:
            return base64.b64decode(self.secret.removeprefix("whsec_"), validate=True)
        except (binascii.Error, ValueError):
            return b""


class Channels(_Settings):
    """Every way that is set up."""

    mail: Mail | None = None
    webhook: Webhook | None = None

    @property
    def given(self) -> bool:
        """Whether there is any."""
        return bool(self.mail or self.webhook)


def read_channels(files: Iterable[Path]) -> Channels:
    """What the secrets files say, a later one going before an earlier. Raises SettingsError."""
    found = Channels()
    for file in files:
        try:
            data = read_secrets(file)
        except ValueError as error:
            raise SettingsError(str(error)) from None
        wanted = {name: data[name] for name in ("mail", "webhook") if name in data}
        try:
            found = found.model_copy(update=dict(Channels.model_validate(wanted)) if wanted else {})
        except ValidationError as error:
            raise SettingsError(f"{file}: {_mistake(error)}") from None
    return found


def _mistake(error: ValidationError) -> str:
    """The first mistake in one sentence; a misspelt key goes before the one that is missing for it."""
    details = error.errors(include_url=False, include_input=False)
    detail = next((one for one in details if one["type"] == "extra_forbidden"), details[0])
    section, *rest = (str(part) for part in detail["loc"])
    said = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "extra_forbidden":
        fields = (Mail if section == "mail" else Webhook).model_fields
        said = misspelt(rest[-1], [field.alias or name for name, field in fields.items()])
    place = f"[{section}] {' '.join(rest)}".strip()
    return f"{place}: {said}"
