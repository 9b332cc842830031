"""The words of one sentence: morphemes, with every mention merged into one word and bracketed asides left out.

Here belongs only how morphemes and mentions are laid over each other; who does what is read in ``clauses``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, NamedTuple

from tasks.extract.kept import kept
from tasks.extract.morphemes import Morpheme, Tokenizer
from tasks.extract.organizations.entries import aliases
from tasks.records import Amount, CountryForm, CountryMention, DateMention, OrganizationMention, Span

Mention = Amount | DateMention | CountryMention | OrganizationMention

AMOUNT, ORGANIZATION, DATE, COUNTRY = "AMOUNT", "ORG", "DATE", "COUNTRY"
_BRACKETS = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_SENTENCE_END = re.compile(r"[다요죠]\.?[\s]")
_COMMON_TAGS = frozenset({"NNG", "NNP"})
_PARTICLE_TAGS = {
    "은": "JX", "는": "JX", "도": "JX", "만": "JX", "까지": "JX", "부터": "JX", "이나": "JX", "나": "JX",
    "이": "JKS", "가": "JKS", "께서": "JKS", "을": "JKO", "를": "JKO", "의": "JKG",
    "에": "JKB", "에서": "JKB", "에게": "JKB", "로": "JKB", "으로": "JKB", "로부터": "JKB", "보다": "JKB",
    "와": "JC", "과": "JC", "측": "XSN", "발": "XSN", "산": "XSN",
}  # fmt: skip


_PROVINCES = frozenset({"경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주"})


class Word(NamedTuple):
    """One morpheme or one mention; ``start`` and ``end`` are places in the whole text."""

    form: str
    tag: str
    start: int
    end: int
    mention: Mention | None = None

    @property
    def amount_like(self) -> bool:
        """Return whether the word is money."""
        return self.tag == AMOUNT


@dataclass(frozen=True)
class Mentions:
    """What the other dimensions found in the text, each in the order of its spans."""

    amounts: tuple[Amount, ...]
    dates: tuple[DateMention, ...]
    countries: tuple[CountryMention, ...]
    organizations: tuple[OrganizationMention, ...]

    def within(self, span: Span) -> Mentions:
        """Return the mentions that lie inside a span, found by bisection."""
        found: list[tuple[Any, ...]] = []
        start, end = span
        for mentions, starts in self._by_start:
            first = bisect_left(starts, start)
            if first == len(starts) or starts[first] >= end:
                found.append(())
                continue
            last = bisect_left(starts, end, first)
            found.append(tuple([m for m in mentions[first:last] if m.span[1] <= end]))
        return Mentions(*found)

    def joined(self, behind: Mentions) -> Mentions:
        """Return these and the mentions of a later sentence."""
        return Mentions(
            self.amounts + behind.amounts,
            self.dates + behind.dates,
            self.countries + behind.countries,
            self.organizations + behind.organizations,
        )

    @kept
    def _by_start(self) -> tuple[tuple[tuple[Any, ...], list[int]], ...]:
        """Each sort of mention with where they start, for bisection."""
        sorts = (self.amounts, self.dates, self.countries, self.organizations)
        return tuple((mentions, [m.span[0] for m in mentions]) for mentions in sorts)


def full_span(amount: Amount, text: str) -> Span:
    """Return the amount's span together with its conversions and the bracket that closes them."""
    if not amount.conversions or _SENTENCE_END.search(text, amount.span[1], amount.conversions[0].span[0]):
        return amount.span  # 8025억 엔을 지원합니다. 우리 돈 7조 9천억 원입니다: the predicate stands between
    end = max([amount.span[1], *[c.span[1] for c in amount.conversions]])
    if text.count("(", amount.span[1], end) > text.count(")", amount.span[1], end):
        closing = text.find(")", end, end + 60)
        end = closing + 1 if closing >= 0 else end
    return amount.span[0], end


def _mention_blocks(text: str, mentions: Mentions) -> list[tuple[Span, str, Mention | None]]:
    blocks: list[tuple[Span, str, Mention | None]] = [(full_span(a, text), AMOUNT, a) for a in mentions.amounts]
    blocks += [(o.span, ORGANIZATION, o) for o in mentions.organizations]
    blocks += [(d.span, DATE, d) for d in mentions.dates]
    blocks += [(c.span, COUNTRY, c) for c in mentions.countries if c.form is not CountryForm.COMPOUND]
    return blocks


def _aside_blocks(text: str, span: Span, mentions: Mentions) -> list[tuple[Span, str, Mention | None]]:
    """Return the brackets of the sentence that hold no amount of their own: asides, dropped."""
    asides = [(m.start(), m.end()) for m in _BRACKETS.finditer(text, *span)]
    starts = [a.span[0] for a in mentions.amounts]
    return [((s, e), "", None) for s, e in asides if not any(s < at < e for at in starts)]


def _disjoint(blocks: list[tuple[Span, str, Mention | None]]) -> list[tuple[Span, str, Mention | None]]:
    """Return the blocks without overlaps: an amount beats an aside, an aside a name, the longer name the shorter."""
    rank = {AMOUNT: 0, "": 1}
    taken: list[tuple[Span, str, Mention | None]] = []
    for block in sorted(blocks, key=lambda b: (rank.get(b[1], 2), b[0][0] - b[0][1], b[0])):
        place = bisect_left(taken, block[0], key=lambda b: b[0])
        before_ok = place == 0 or taken[place - 1][0][1] <= block[0][0]
        after_ok = place == len(taken) or block[0][1] <= taken[place][0][0]
        if before_ok and after_ok and block[0][0] < block[0][1]:
            taken.insert(place, block)
    return taken


def _hides_particle(text: str, start: int, end: int) -> bool:
    """아이코닉이: a name that the gazetteer knows and the particle behind it, which the tokenizer took for one noun."""
    return text[end - 1] in "이가은는을" and text[start : end - 1] in aliases()


def _parted(text: str, word: Word) -> tuple[Word, Word | None]:
    """Return an unknown noun and the particle that the tokenizer took for its end: no noun ends in 를."""
    noun, particle = Word(text[word.start : word.end - 1], word.tag, word.start, word.end - 1), text[word.end - 1]
    return noun, Word(particle, _PARTICLE_TAGS.get(particle, "JKO"), word.end - 1, word.end)


def _remainder(text: str, start: int, end: int) -> Word:
    form = text[start:end]
    return Word(form, _PARTICLE_TAGS.get(form, "NNG"), start, end)


def read_words(text: str, span: Span, mentions: Mentions, tokenize: Tokenizer) -> tuple[Word, ...]:
    """Return the words of the sentence at ``span``; a mention inside it is one word, a bracketed aside none."""
    blocks = _disjoint(_mention_blocks(text, mentions) + _aside_blocks(text, span, mentions))
    starts = [b[0][0] for b in blocks]
    ends = [b[0][1] for b in blocks]
    words: list[Word] = []
    done = -1
    for morpheme in tokenize(text[span[0] : span[1]]):
        form, tag, start, end, _ = morpheme
        start, end = start + span[0], end + span[0]
        last = bisect_left(starts, end if end > start else start + 1) - 1
        if last < 0 or ends[last] <= start:
            word, swallowed = Word(form, tag, start, end), None
            if len(form) > 2 and tag in _COMMON_TAGS and (text[end - 1] == "를" or _hides_particle(text, start, end)):
                word, swallowed = _parted(text, word)
            if last >= 0 and ends[last] == start:
                words += _after_name(text, word, blocks[last][2])
            elif tag in _COMMON_TAGS and words and words[-1].tag == "MAG" and words[-1].end == start:
                words[-1] = Word(
                    text[words[-1].start : end], "NNP", words[-1].start, end
                )  # 모두비전: no blank, no adverb
            else:
                words.append(word)
            if swallowed is not None:
                words.append(swallowed)
            continue
        words += _over_block(text, morpheme, (start, end), blocks, (done, last))
        done = max(done, last)
    return tuple(words)


def _after_name(text: str, word: Word, name: Mention | None) -> list[Word]:
    """Return what stands right behind a name as what it is, whatever the tokenizer made of it: 시 + 가, 는."""
    surface, ends = text[word.start : word.end], text[word.end : word.end + 1] in {"", " ", ",", "\n"}
    if _is_unit_of(name, surface[:1]) and (surface[1:] in _PARTICLE_TAGS or (ends and len(surface) == 1)):
        return _unit_and_rest(text, word.start, word.end)
    tag = _PARTICLE_TAGS.get(surface) if ends else None
    return [Word(surface, tag, word.start, word.end) if tag and word.tag[0] in "MNXVIE" else word]


def _unit_and_rest(text: str, start: int, end: int) -> list[Word]:
    rest = [_remainder(text, start + 1, end)] if end > start + 1 else []
    return [Word(text[start], "NNG", start, start + 1), *rest]


def _is_unit_of(name: Mention | None, syllable: str) -> bool:
    """Return whether a syllable makes a place name the name of its administration: 인천시, 경북도."""
    if not isinstance(name, CountryMention) or name.form is not CountryForm.PLACE:
        return False
    return syllable in {"시", "군", "구"} or (syllable == "도" and name.surface in _PROVINCES)


def _over_block(
    text: str,
    morpheme: Morpheme,
    place: Span,
    blocks: list[tuple[Span, str, Mention | None]],
    order: tuple[int, int],
) -> list[Word]:
    """Return what a morpheme that touches a block adds: the block's word once, and any particle glued behind."""
    done, last = order
    (start, end), tag, mention = blocks[last]
    words: list[Word] = []
    if last > done and tag:
        words.append(Word(text[start:end], tag, start, end, mention))
    if place[1] > end and _is_unit_of(mention, text[end]):
        words += _unit_and_rest(text, end, place[1])
    elif place[1] > end and morpheme.tag[0] in "NSXM":
        words.append(_remainder(text, end, place[1]))
    elif place[1] > end and place[0] >= start:
        words.append(Word(morpheme.form, morpheme.tag, end, place[1]))
    return words
