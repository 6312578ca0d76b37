"""How to get in touch with the firm."""

from diagnosis.wording.cause_line import Part
from diagnosis.wording.words import Words


class Way(Part):
    """A way to get in touch; `outside` where it leads to another page."""

    words: str
    href: str
    outside: bool

    @property
    def written(self) -> str:
        """The way where nothing can be opened: of a page, its address."""
        return self.href if self.outside else self.words


def contacts_of(say: Words) -> list[Way]:
    """How to get in touch with the firm, in the order in which it is offered."""
    contact = say.definition.rulebook.provider.contact
    ways = []
    if contact.url:
        ways.append(Way(words=say.text("result.contact-url"), href=contact.url, outside=True))
    if contact.phone:
        dialled = "".join(sign for sign in contact.phone if sign in "+0123456789")
        ways.append(Way(words=contact.phone, href=f"tel:{dialled}", outside=False))
    if contact.email:
        ways.append(Way(words=contact.email, href=f"mailto:{contact.email}", outside=False))
    return ways


def after_contact(say: Words) -> str:
    """What happens after getting in touch; empty without a way to do so, or without such a text."""
    contact = say.definition.rulebook.provider.contact
    return say.of(contact.after) if contact.after and contact.given else ""
