from xml.etree import ElementTree

import pytest

from diagnosis import Definition
from diagnosis.cli import main
from diagnosis.engine.outlook.sureness import outlook_of
from diagnosis.report.rule_map import rule_map
from diagnosis.texts import LANGUAGES, Language
from diagnosis.wording.voice import Voice


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_on_the_map_in_order_with_its_plan_and_share(
    definition: Definition, language: Language
) -> None:
    counts = outlook_of(definition).counts()
    drawn = ElementTree.fromstring(rule_map(Voice(definition, language), counts))
    words = [element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")]
    rules = definition.rulebook.rules
    names = [*(rule.id for rule in rules), definition.rulebook.default.id]
    places = [words.index(name) for name in names]
    assert places == sorted(places)
    for place, rule in zip(places, rules, strict=False):
        row = words[place : place + 14]
        assert definition.rulebook.plan(rule.recommend).name.of(language) in row
        assert f"{100 * counts.rules[rule.id] / counts.answer_sets:.3g} %" in row


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", "--lang", "ja"]) == 0
    assert capsys.readouterr().out.startswith("<svg ")
