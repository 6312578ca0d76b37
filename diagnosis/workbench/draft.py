"""An edit of the files, loaded: its definition and wordings where they are sound, and every mistake."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from diagnosis.definition.finding import Finding
from diagnosis.definition.loader import Loaded, load_texts
from diagnosis.definition.own_texts import OwnTexts, take_own_texts
from diagnosis.languages import OWN_TEXTS
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.workbench.additions import still_to_write
from diagnosis.workbench.files import NAMES, Texts

_LANGUAGE = ("not-english", "not-japanese")
"""What need not be said of words that are still to be written."""


@dataclass(frozen=True)
class LoadedDraft:
    """`findings` are those of all files, in their order."""

    loaded: Loaded
    own: OwnTexts
    unwritten: list[Finding]

    @property
    def findings(self) -> list[Finding]:
        """Without those of the proofs."""
        marked = {(one.file, one.line) for one in self.unwritten}
        loaded = [
            one
            for one in self.loaded.findings
            if one.code not in _LANGUAGE or (one.file, one.line) not in marked
        ]
        return [*loaded, *self.own.findings, *self.unwritten]


def load_draft(texts: Texts, home: Path) -> LoadedDraft:
    """Load the texts as the files of `home`, where the logo is."""
    own = OwnTexts()
    for name in NAMES:
        if name.startswith(f"{OWN_TEXTS}/"):
            take_own_texts(own, PurePath(name).stem, texts[name])
    loaded = load_texts(texts[QUESTIONS.name], texts[RULES.name], folder=home)
    return LoadedDraft(loaded, own, still_to_write(texts))
