"""How the words around a figure bound it: before (약, 최대), inside (여) and behind (이상, 넘는, 육박).

A direction beats about (약 8조 이상 is at_least). 규모, 총, 무려 and 달하는 change nothing. A verb that compares two amounts
(A가 B를 웃돈다) bounds neither; the same verb on one threshold does.
"""

from __future__ import annotations

import re

from tasks.extract.amounts.values import Figure, Shape
from tasks.extract.amounts.vocabulary import QUALIFIERS, any_of, last_letters, letter_before
from tasks.records import Qualifier

QUALIFIER_WORDS_AFTER = r"이상|이하|이내|미만|초과|가량|정도|쯤|안팎|내외|남짓"
_DIRECTIONS = ("at_most", "at_least", "more_than", "less_than", "nearly", "about")
_WORDS_BEFORE = {row["qualifier"]: any_of(row["words"]) for row in QUALIFIERS["before"]}
_ALL_BEFORE = any_of(_WORDS_BEFORE.values())
_FILLER = any_of(QUALIFIERS["fillers_before"])
_BEFORE = re.compile(rf"(?<![가-힣A-Za-z])(?P<words>{_ALL_BEFORE}(?: ?(?:{_FILLER}|{_ALL_BEFORE}))*) ?\Z")
_BY_WORD_BEFORE = [(q, re.compile(rf"(?:(?<![가-힣])|(?<= )){_WORDS_BEFORE[q]}")) for q in _DIRECTIONS]
_LAST_BEFORE = last_letters(
    [*QUALIFIERS["fillers_before"], *(word for row in QUALIFIERS["before"] for word in row["words"])]
)
_RECORD = re.compile(rf"{any_of(w for row in QUALIFIERS['before'] for w in row.get('not_after', ()))} ?\Z")
_SUFFIX = rf"(?: ?{any_of(QUALIFIERS['fillers_after'])})?"
_ADVERB = rf"(?:{any_of(QUALIFIERS['adverbs'])} ?)?"
_AFTER = [
    (row["qualifier"], re.compile(rf"{_SUFFIX} ?(?P<word>{any_of(row['words'])})".replace("{adverb}", _ADVERB)))
    for row in QUALIFIERS["after"]
]
_ANY_AFTER = re.compile(
    rf"{_SUFFIX} ?{any_of(word for row in QUALIFIERS['after'] for word in row['words'])}".replace("{adverb}", _ADVERB)
)
"""What one of them matches: most figures have none, which one look says."""
_BRACKET = re.compile(r" ?\([^()\n]{0,60}\)")
_COMPARES = re.compile(r"넘|웃도|웃돈|웃돌|상회|능가|밑도|밑돈|밑돌|하회|미치|미친|미쳐|미쳤|미칠")
_TO_NEXT = re.compile(r"(?:[가-힣]{0,2}[는은운친돈긴선던한할을])? (?:[가-힣]{1,3} )?(?:약 ?|총 ?|무려 ?)?\Z")
_BENCHMARK = re.compile(r"(?:예상|전망|기대|목표|추정|예측|컨센서스|가이던스)[치액]?(?:인|는|가|인 약)?[ (]*\Z")
_SENTENCE_ENDS = re.compile(r"[.!?\n]")
_SUBJECT = re.compile(
    r"(?:대|규모|수준|어치|정도|가량|안팎)?(?:\([^()]*\))?(?:은|는|이|가|로|으로|인|를 기록해|을 기록해|로,|으로,)(?=[ ,])"
)
_CLAUSE_ENDS = re.compile(
    r"[.!?;\n]|(?:고|며|면서|지만|는데|으나|데다|으며|했다|다)[ ,]|가운데|(?<![가-힣])중 |이 중|이중"
)
_WINDOW = 26
_LONGEST_COMPARISON = 60
_BAND_ENDS = (
    r"(?=[^가-힣]|\Z|(?:의|로|에|를|가|인|이|는|은|도|만|나|급)(?:[^가-힣]|\Z)|"
    r"에서|까지|부터|다(?:[^가-힣]|\Z)|라고|라는|이다|이었|였|입니|이며|이고|라는|라고|로의|로는|로까지|여서|초반|중반|후반"
)
_BAND = re.compile(
    rf"대{_BAND_ENDS}|자산|투자|매출|시장|펀드|사업|계약)| 대(?!가| ?[0-9]){_BAND_ENDS})| ?(?:극?초|중|후|초중|중후|초·중|중·후)반(?=[ 을이의에,.]|대[ 의에로를인다였이])"
)
"""Glued 대 may have a noun glued on in turn (1조원대투자); behind a blank that would be 대규모, 대사업."""


def is_band(text: str, figure: Figure, conversion_end: int | None = None) -> bool:
    """Tell whether 대 behind the figure or its bracket makes it a band (1조 원대) and does not begin 대비, 대출, 대규모."""
    if figure.shape is not Shape.POINT:
        return False
    is_behind = conversion_end is not None and text.startswith("대", conversion_end)
    return _BAND.match(text, conversion_end if is_behind and conversion_end else figure.end) is not None


def find_qualifier(text: str, figures: tuple[Figure, ...], index: int, conversion_end: int | None) -> Qualifier:
    """Return the label of the figure at ``index``; ``conversion_end`` is where the bracket behind it ends, if any."""
    figure = figures[index]
    if figure.shape is Shape.RANGE:
        return Qualifier.RANGE
    before = _find_before(text, figure)
    after = _find_after(text, figures, index, conversion_end)
    if figure.shape is Shape.VAGUE:
        return Qualifier.AT_LEAST if Qualifier.AT_LEAST in (before, after) else Qualifier.BAND
    if figure.is_threshold:
        return Qualifier.AT_LEAST
    if is_band(text, figure, conversion_end):
        return Qualifier.BAND
    about = Qualifier.ABOUT if figure.is_about else None
    return _weigh(before, after, is_up_to=_is_up_to(text, figure, conversion_end)) or about or Qualifier.EXACT


def _weigh(before: Qualifier | None, after: Qualifier | None, *, is_up_to: bool) -> Qualifier | None:
    """Let a direction beat about, and behind beat before; but 까지 gives way to a word that stands before."""
    directions = [q for q in (after, before) if q not in (None, Qualifier.ABOUT)]
    if is_up_to and before not in (None, Qualifier.ABOUT):
        return before
    return directions[0] if directions else (after or before)


def _is_up_to(text: str, figure: Figure, conversion_end: int | None) -> bool:
    return text.startswith("까지", figure.end if conversion_end is None else conversion_end)


def _find_before(text: str, figure: Figure) -> Qualifier | None:
    if letter_before(text, figure.start) not in _LAST_BEFORE:
        return None
    start = max(0, figure.start - _WINDOW)
    found = _BEFORE.search(text[start : figure.start])
    if found is None:
        return None
    for name, pattern in _BY_WORD_BEFORE:
        word = pattern.search(found["words"])
        if word is None:
            continue
        if name == Qualifier.AT_MOST and _RECORD.search(
            text[max(0, start + found.start() - 8) : start + found.start()]
        ):
            continue
        return Qualifier(name)
    return None


def _find_after(text: str, figures: tuple[Figure, ...], index: int, conversion_end: int | None) -> Qualifier | None:
    figure = figures[index]
    places = [figure.end]
    if conversion_end is not None:
        places.append(conversion_end)
    elif bracket := _BRACKET.match(text, figure.end):
        places.append(bracket.end())
    for place in places:
        if _ANY_AFTER.match(text, place) is None:
            continue
        for name, pattern in _AFTER:
            found = pattern.match(text, place)
            if found is None or (_COMPARES.search(found["word"]) and _is_comparison(text, figures, index, found.end())):
                continue
            return Qualifier(name)
    return None


def _is_comparison(text: str, figures: tuple[Figure, ...], index: int, verb_end: int) -> bool:
    """Do two amounts stand on the two sides of the verb (A는 B를 웃돈다, B를 웃도는 A)?"""
    figure = figures[index]
    if index + 1 < len(figures) and figures[index + 1].start - verb_end < _WINDOW:
        behind = text[verb_end : figures[index + 1].start]
        if _TO_NEXT.match(behind):
            return True
    if index == 0 or figure.start - figures[index - 1].end > _LONGEST_COMPARISON:
        return False
    between = text[figures[index - 1].end : figure.start]
    if _BENCHMARK.search(between) and not _SENTENCE_ENDS.search(between):
        return True
    return _SUBJECT.match(between) is not None and not _CLAUSE_ENDS.search(between)
