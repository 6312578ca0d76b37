"""Seeded mistakes in the sound frozen rulebook: each found with its code, place and witness."""

import re
from functools import cache

import pytest

from diagnosis import Definition, diagnose, read_response
from diagnosis.checks.prove import Proof, prove
from diagnosis.definition.loader import load_texts
from diagnosis.engine.conditions import facts_of, holds
from diagnosis.engine.scoring import score_causes
from tests.support.frozen import QUESTIONS, RULES

GOOD = {"questions.yaml": QUESTIONS.read_text("utf-8"), "rules.yaml": RULES.read_text("utf-8")}
SAID = "says: []\n    because: {ja: あ, en: a}\n    source: s\n\n"


def rule(name: str, plan: str, when: str, after: str = "") -> str:
    afters = f"    after: [{after}]\n" if after else ""
    return f"  - id: {name}\n    recommend: {plan}\n{afters}    when: {when}\n    {SAID}"


@cache
def proof(file: str, old: str, new: str) -> tuple[Proof, str]:
    assert GOOD[file].count(old) >= 1
    changed = {**GOOD, file: GOOD[file].replace(old, new, 1)}
    loaded = load_texts(changed["questions.yaml"], changed["rules.yaml"])
    assert loaded.definition is not None, loaded.findings
    return prove(loaded), changed[file]


SPOTS = "too-much-unknown, a-few-sessions, nothing-wanted-yet, short-clarification, continuing-undecided"
# (file, what stands there, what is put in its place, code expected, what stands at its place)
DEFECTS = [
    # a contradiction that cannot be
    (
        "rules.yaml",
        "        - pace: {is: run}\n        - load: {at_most: low}\n    text: {ja: 速く",
        "        - pace: {is: run}\n        - pace: {is: walk}\n    text: {ja: 速く",
        "statement-never-shown",
        "running-without-capacity",
    ),
    # a contradiction of one answer with itself
    (
        "rules.yaml",
        "        - pace: {is: run}\n        - load: {at_most: low}\n    text: {ja: 速く",
        "        - pace: {is: run}\n        - pace: {at_least: jog}\n    text: {ja: 速く",
        "contradiction-of-one",
        "all:",
    ),
    # shadowed by one earlier rule
    (
        "rules.yaml",
        "default:\n",
        rule("late", "spot", "{all: [{wants: {is: none}}, {pace: {is: run}}]}") + "default:\n",
        "rule-shadowed",
        "late",
    ),
    # shadowed only by several together
    (
        "rules.yaml",
        "  - id: continuing-undecided\n",
        rule(
            "late",
            "spot",
            "{all: [{wants: {is: clarification}}, {breadth: {one_of: [one, several]}}, {duration: {is: short}}]}",
        )
        + "  - id: continuing-undecided\n",
        "rule-shadowed",
        "late",
    ),
    (
        "rules.yaml",
        "default:\n",
        rule(
            "late",
            "standard",
            "{wants: {one_of: [none, execution]}}",
            f"nothing-stalled-nothing-wanted, {SPOTS}, healthy-and-self-running, advanced-structure, light-presuppositions-hold, run-up",
        )
        + "default:\n",
        "rule-shadowed-by-several",
        "late",
    ),
    # unreachable because of how scores add up: with two causes at 0, the shared answers keep the third down
    (
        "rules.yaml",
        "default:\n",
        rule(
            "late",
            "standard",
            "{all: [{premise_mismatch: {at_most: 0}}, {relationship_fixation: {at_most: 0}}, {premise_mismatch: {answered: true}}, {relationship_fixation: {answered: true}}, {decision_dependence: {at_least: 100}}, {decision_dependence: {answered: true}}, {leads: relationship_fixation}]}",
        )
        + "default:\n",
        "rule-never-holds",
        "late",
    ),
    # a contradiction
    (
        "rules.yaml",
        "default:\n",
        rule("late", "spot", "{all: [{pace: {is: run}}, {pace: {is: walk}}]}") + "default:\n",
        "rule-never-holds",
        "late",
    ),
    # a decorative question
    (
        "questions.yaml",
        "      - id: size\n",
        "      - id: colour\n        kind: profile\n        required: false\n        label: {ja: あ, en: a}\n        text: {ja: あ, en: a}\n        options:\n          - {id: a-1, text: {ja: あ, en: a}}\n          - {id: b-1, text: {ja: あ, en: a}}\n        source: s\n      - id: size\n",
        "decorative-question",
        "colour",
    ),
    # broken monotonicity
    (
        "rules.yaml",
        "  - id: healthy-but-transforming\n",
        rule("slow-down", "spot", "{pace: {is: run}}", "") + "  - id: healthy-but-transforming\n",
        "property-broken",
        "faster-pace-never-lighter",
    ),
    # an overlap that is not declared
    (
        "rules.yaml",
        "after: [too-much-unknown, a-few-sessions, continuing-undecided, healthy-but-transforming]",
        "after: [too-much-unknown, a-few-sessions, continuing-undecided]",
        "undeclared-overlap",
        "walk-before-transformation",
    ),
    # declared, and not so
    (
        "rules.yaml",
        "after: [too-much-unknown, a-few-sessions, healthy-but-transforming, healthy-and-self-running]",
        "after: [healthy-but-deciding, too-much-unknown, a-few-sessions, healthy-but-transforming, healthy-and-self-running]",
        "after-without-overlap",
        "healthy-but-deciding",
    ),
    # an exception gone stale
    (
        "rules.yaml",
        "monotone: {when: pace, then: plan, order: [spot, light, standard, advanced]}",
        "monotone: {when: pace, then: plan, order: [spot, light, standard, advanced]}\n    except:\n      - when: {load: {is: high}}\n        reason: {ja: あ, en: a}",
        "exception-stale",
        "when: {load: {is: high}}",
    ),
    # contradictory fit rules
    (
        "rules.yaml",
        "    - id: same-direction\n      when: {direction: {is: same}}",
        "    - id: same-direction\n      when: {all: [{help-wanted: {is: build}}, {not: {help-wanted: {one_of: [think-together, run-alongside]}}}]}",
        "contradictory-fit",
        "same-direction",
    ),
    # a fit rule that never shows
    (
        "rules.yaml",
        "when: {direction: {is: opposed}}\n      says",
        "when: {all: [{direction: {is: opposed}}, {direction: {is: same}}]}\n      says",
        "fit-rule-never-decides",
        "direction-opposed",
    ),
    # a threshold that no score reaches between its neighbours
    (
        "rules.yaml",
        "default:\n",
        rule(
            "late",
            "spot",
            "{all: [{load: {is: low}}, {not: {decision_dependence: {at_least: 0}}}]}",
            "healthy-but-transforming, healthy-and-self-running, walk-before-transformation, standard-before-advanced, light-presuppositions-hold, light-presuppositions-missing, standard-keep-moving",
        )
        + "default:\n",
        "line-always-holds",
        "{all: [{load",
    ),
    # a default that nothing reaches
    (
        "rules.yaml",
        "default:\n",
        rule("rest", "standard", "{not: {all: [{pace: {is: run}}, {pace: {is: walk}}]}}", "") + "default:\n",
        "default-never-used",
        "standard-as-default",
    ),
    # a gap among the sentences
    (
        "rules.yaml",
        "  - id: several-lead\n    when: {not: {any: [{leads: premise_mismatch}, {leads: relationship_fixation}, {leads: decision_dependence}]}}",
        "  - id: several-lead\n    when: {pace: {is: run}}",
        "statement-gap",
        "- id: nothing-stalled",
    ),
    # a sentence that never shows
    (
        "rules.yaml",
        "    when: {position: {is: executive}}",
        "    when: {all: [{position: {is: executive}}, {position: {is: manager}}]}",
        "statement-never-shown",
        "seen-by-executive",
    ),
    # a reason that says more than its rule asks for
    (
        "rules.yaml",
        "says: [{scope: {is: organisation}}, {pace: {is: run}}, {load: {is: high}}]",
        "says: [{scope: {is: organisation}}, {breadth: {is: several}}]",
        "sentence-untrue",
        "{breadth",
    ),
    # a reason made false by an edit of its rule
    (
        "rules.yaml",
        "        - pace: {is: run}\n        - load: {at_least: high}\n        - any:\n            - breadth",
        "        - pace: {at_least: jog}\n        - load: {at_least: high}\n        - any:\n            - breadth",
        "sentence-untrue",
        "{pace",
    ),
    # a headline made false by an edit of an earlier one
    (
        "rules.yaml",
        "says: [{leads: premise_mismatch}]",
        "says: [{leads: premise_mismatch}, {premise_mismatch: {at_least: high}}]",
        "sentence-untrue",
        "{premise_mismatch",
    ),
    # a headline about a lead that it does not ask for
    (
        "rules.yaml",
        "when: {leads: premise_mismatch}",
        "when: {among_leading: premise_mismatch}",
        "sentence-untrue",
        "{leads",
    ),
    # an urgency that says what only the sentences before it rule out, in another order
    (
        "rules.yaml",
        "says: [{not: {premise_mismatch: {at_least: high}}}]",
        "says: [{not: {premise_mismatch: {at_least: moderate}}}]",
        "sentence-untrue",
        "{not",
    ),
    # a next step
    (
        "rules.yaml",
        "when: {decision-owner: {one_of: [partly, unclear]}}",
        "when: {not: {decision-owner: {is: clear}}}",
        "sentence-untrue",
        "{decision-owner",
    ),
    # a note
    (
        "rules.yaml",
        "when: {position: {is: manager}}",
        "when: {position: {one_of: [manager, front-line]}}",
        "sentence-untrue",
        "{position",
    ),
    # a reason of fit
    (
        "rules.yaml",
        "when: {direction: {is: approaching}}",
        "when: {direction: {one_of: [approaching, same]}}",
        "sentence-untrue",
        "{direction",
    ),
    # a reason of no fit
    (
        "rules.yaml",
        "          - help-wanted: {is: build}\n",
        "          - help-wanted: {one_of: [build, deliverable]}\n",
        "sentence-untrue",
        "{help-wanted",
    ),
    # a condition of fit
    (
        "rules.yaml",
        "says: [{help-wanted: {is: right-answer}}]",
        "says: [{help-wanted: {is: right-answer}}, {not: {help-wanted: {is: hand-over}}}]",
        "sentence-untrue",
        "{not",
    ),
    # why not another plan
    (
        "rules.yaml",
        "when: {scope: {one_of: [leader, team]}}",
        "when: {not: {scope: {is: organisation}}}",
        "sentence-untrue",
        "{scope",
    ),
    # two that meet: an urgency that no longer rules out a lead
    (
        "rules.yaml",
        "together: [{shown: none}, {shown: premise-leads}]",
        "together: [{shown: steady}, {shown: premise-leads}]",
        "outputs-meet",
        "no-hurry-beside-strong",
    ),
    (
        "rules.yaml",
        "together: [{shown: none}, {shown: premise-leads}]",
        "together: [{runner_up: none}, {verdict: unfit}, {plan: standard}]",
        "outputs-meet",
        "no-hurry",
    ),
    # promises
    (
        "rules.yaml",
        "then: [{plan: spot}]",
        "then: [{plan: [spot, light]}, {runner_up: light}]",
        "promise-broken",
        "{runner_up",
    ),
    ("rules.yaml", "then: [{plan: spot}]", "then: [{optional: true}]", "promise-broken", "{optional"),
    (
        "rules.yaml",
        "then: [{plan: spot}]",
        "then: [{shown: [a-few-sessions, steady]}]",
        "promise-broken",
        "{shown",
    ),
    (
        "rules.yaml",
        "when: {all: [{duration: {is: short}}, {not",
        "when: {all: [{duration: {is: short}}, {duration: {is: months}}, {not",
        "promise-about-nothing",
        "{all",
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "stands"), DEFECTS, ids=[f"{d[3]}-{n}" for n, d in enumerate(DEFECTS)]
)
def test_a_seeded_mistake_is_found_at_its_place(
    file: str, old: str, new: str, code: str, stands: str
) -> None:
    found, text = proof(file, old, new)
    wanted = [finding for finding in found.findings if finding.code == code]
    assert wanted, [finding.code for finding in found.findings]
    lines = text.splitlines()
    for finding in wanted:
        assert finding.file == file
        assert finding.message("ja")
        assert finding.message("en")
    assert any(lines[f.line - 1][f.column - 1 :].startswith(stands) for f in wanted)


def test_a_plan_that_nothing_leads_to_is_found() -> None:
    text = re.sub(r"(recommend|later): advanced", r"\1: standard", GOOD["rules.yaml"])
    loaded = load_texts(GOOD["questions.yaml"], text)
    assert "plan-unreachable" in [finding.code for finding in prove(loaded).findings]


def test_a_verdict_without_a_reason_is_found() -> None:
    text = GOOD["rules.yaml"]
    for old in ("{direction: {is: approaching}}", "{help-wanted: {is: think-together}}"):
        text = text.replace(f"when: {old}", "when: {direction: {is: same}}", 1)
    loaded = load_texts(GOOD["questions.yaml"], text)
    assert loaded.definition is not None
    [finding] = [finding for finding in prove(loaded).findings if finding.code == "fit-without-reason"]
    assert finding.witness is not None
    result = diagnose(loaded.definition, finding.witness["answers"])
    assert (result.fit.verdict, result.fit.reasons) == ("fit", ())


def test_nothing_is_found_in_the_sound_original() -> None:
    loaded = load_texts(GOOD["questions.yaml"], GOOD["rules.yaml"])
    assert prove(loaded).findings == []


def test_witnesses_show_what_is_claimed(definition: Definition) -> None:
    """Each witness goes through `diagnose` of the definition that it belongs to."""
    for file, old, new, code, _ in DEFECTS:
        if code not in (
            "rule-shadowed",
            "rule-shadowed-by-several",
            "property-broken",
            "undeclared-overlap",
            "statement-gap",
        ):
            continue
        found, text = proof(file, old, new)
        changed = load_texts(GOOD["questions.yaml"], text).definition
        assert changed is not None
        plans = [plan.id for plan in changed.rulebook.plans]
        for finding in found.findings:
            if finding.code != code:
                continue
            assert finding.witness is not None
            result = diagnose(changed, finding.witness["answers"])
            if code.startswith("rule-shadowed"):
                response = read_response(changed, finding.witness)
                facts = facts_of(changed, response, score_causes(changed, response))
                conditions = {rule.id: rule.when for rule in changed.rulebook.rules}
                assert holds(conditions[finding.details["name"]], facts)
                assert any(holds(conditions[by], facts) for by in finding.details["by"].split(", "))
                assert result.rule != finding.details["name"]
            if code == "property-broken":
                other = diagnose(changed, {**finding.witness["answers"], **finding.witness["instead"]})
                assert len(finding.witness["instead"]) == 1
                assert (result.plan, other.plan) == (finding.details["plan"], finding.details["other"])
                assert plans.index(other.plan) < plans.index(result.plan)
            if code == "statement-gap" and finding.details["name"] == "headlines":
                assert result.headline is None
