"""What was entered in a case, to be undone and done again."""

from dataclasses import dataclass, field

from diagnosis.engine.case import Case

Thing = tuple[object, ...]
"""What an edit is of: the record, the kind of edit and the question."""
_MOST = 200
"""Steps that can be undone."""
_TYPED = ("note", "observed", "client", "name", "date", "conversation")
"""What is entered letter by letter: one step, as long as it is of the same thing."""


@dataclass
class History:
    """The case before each step, and after each that was undone, the last one at the end."""

    before: list[Case] = field(default_factory=list)
    undone: list[Case] = field(default_factory=list)
    thing: Thing = ()

    def note(self, case: Case, thing: Thing) -> None:
        """Note a step: the case before it, and what it was of."""
        if not (thing == self.thing and thing[1] in _TYPED):
            self.before = [*self.before[1 - _MOST :], case]
        self.undone.clear()
        self.thing = thing

    def step(self, case: Case, *, back: bool) -> Case:
        """The case a step back or forth; as it is where there is none."""
        gone, ahead = (self.before, self.undone) if back else (self.undone, self.before)
        if not gone:
            return case
        ahead.append(case)
        self.thing = ()
        return gone.pop()
