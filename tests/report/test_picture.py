"""The picture says in one drawing what the result says in words."""

from xml.etree import ElementTree

import pytest

from diagnosis import Definition, Response, load_definition
from diagnosis.report.picture import plain_picture, result_picture
from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.wording.lines import lines, phrases
from tests.support.frozen import answers_that_vary
from tests.support.summaries import document

SVG = "{http://www.w3.org/2000/svg}"


def everything(definition: Definition, place: int) -> Response:
    """The same place among the options of every symptom."""
    symptoms = (question for question in definition.questions.values() if question.weights)
    return Response(answers={question.id: (question.options[place].id,) for question in symptoms})


def drawing(definition: Definition, response: Response, language: Language = "ja") -> ElementTree.Element:
    return ElementTree.fromstring(result_picture(document(definition, response, language).picture))


def drawn_words(drawn: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()) for element in drawn.iter(SVG + "text")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_has_its_name_level_and_point_where_its_score_is(
    definition: Definition, language: Language
) -> None:
    response = Response(answers=answers_that_vary(definition))
    said = document(definition, response, language).picture
    drawn = drawing(definition, response, language)
    points = [element for element in drawn.iter(SVG + "circle") if element.get("class") == "point"]
    strips = [
        [float(e.get("x", 0)), float(e.get("width", 0))]
        for e in drawn.iter(SVG + "rect")
        if "zone" in str(e.get("class"))
    ]
    left, right = min(x for x, _ in strips), max(x + width for x, width in strips)
    words = drawn_words(drawn)
    assert len(points) == len(said.causes) == 3
    for cause, point in zip(said.causes, points, strict=True):
        assert cause.score is not None
        assert float(point.get("cx", 0)) == pytest.approx(left + (right - left) * cause.score / 100, abs=0.1)
        assert {cause.name, cause.level, str(cause.shown)} <= set(words)
        assert cause.sentence.rstrip("。.") in str(drawn.get("aria-label"))


def test_only_what_is_strong_is_marked_as_the_beginning(definition: Definition) -> None:
    begins = text("ja", "picture.begins")
    strengths = []
    for place in (0, -1):
        said = document(definition, everything(definition, place), "ja").picture
        drawn = drawing(definition, everything(definition, place))
        marked = [g for g in drawn.iter(SVG + "g") if "strong" in str(g.get("class"))]
        assert len(marked) == sum(cause.strong for cause in said.causes)
        assert (begins in drawn_words(drawn)) == bool(marked)
        strengths.append(len(marked))
    assert 0 in strengths
    assert max(strengths) > 0


def test_what_is_not_known_has_a_range_and_no_point(definition: Definition) -> None:
    drawn = drawing(definition, Response(answers={}))
    assert not [e for e in drawn.iter(SVG + "circle") if e.get("class") == "point"]
    assert len([e for e in drawn.iter(SVG + "path") if e.get("class") == "range"]) == 3


def test_names_are_escaped(definition: Definition) -> None:
    drawn = ElementTree.fromstring(plain_picture("en", [('<b onclick="x">', "<i>")], ["a & b", "c"]))
    assert {'<b onclick="x">', "<i>"} <= set(drawn_words(drawn))
    assert not [*drawn.iter(SVG + "b"), *drawn.iter(SVG + "i")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_cause_is_stands_under_its_name_and_fits(language: Language) -> None:
    shipped = load_definition()
    words = drawn_words(drawing(shipped, Response(answers={}), language))
    for cause in shipped.causes:
        assert cause.gloss is not None
        gloss = cause.gloss.of(language)
        assert words.index(gloss) > words.index(cause.name.of(language))
        assert len(gloss) * (12 if language == "ja" else 6.9) <= 308


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_chain_fit_their_boxes(definition: Definition, language: Language) -> None:
    """A Japanese letter is as wide as the type is high, a Latin one little more than half of that."""
    drawn = drawing(definition, Response(answers=answers_that_vary(definition)), language)
    wide = 12 if language == "ja" else 6.9
    assert all(
        len(line.text or "") * wide <= 76
        for line in drawn.iter(SVG + "text")
        if "link" in str(line.get("class"))
    )


def test_lines_end_between_phrases() -> None:
    words = "話し合っているのに、前に進まない。そう感じていませんか。"
    assert "".join(phrases(words, "ja")) == words
    assert "話し合っているのに、" in phrases(words, "ja")
    assert lines("合意形成コスト", "ja", 6) == ["合意形成", "コスト"]
    assert lines("Costly consensus", "en", 10) == ["Costly", "consensus"]
    assert "".join(phrases("one  two ", "en")) == "one  two "
