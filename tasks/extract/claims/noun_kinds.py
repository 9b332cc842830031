"""What the nouns around an amount say of its kind: the one it counts, the one before it, its object, subject or theme.

Here belongs one rule a place where such a noun can stand. The order in which they are asked is for ``kinds``.
"""

from __future__ import annotations

from tasks.extract.claims.about_ai import strong_word
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.evidence import (
    FUNDS,
    head_cue,
    is_size_of_fund,
    joined,
    joined_words,
    last_cue,
    noun_forms,
    object_of,
    own_topic,
    phrase_cue,
    subject_of,
)
from tasks.extract.claims.frames import Frame, lemma_of
from tasks.extract.claims.verdicts import Verdict, cue_verdict, has_next, is_complement, refused
from tasks.extract.claims.vocabulary import NounCue, find_noun_cues, verb_kind, verbs
from tasks.extract.claims.words import COUNTRY, DATE, ORGANIZATION
from tasks.records import ClaimKind

_PUTS_IN = frozenset({"넣", "얹", "싣", "요구", "요청"})  # 예산안에 N을 요구했다
_WORLD = frozenset({"세계", "전세계", "글로벌"})
_EVERYONE = frozenset({"아시아태평양", "아태", "동남아", "유럽", "중동", "업계", "기업"})
_REFUSED_WAYS = frozenset({"pay", "price", "prize", "fine", "welfare", "donation"})


def by_counted_noun(frame: Frame) -> Verdict | None:
    cue = last_cue(frame.after)
    priced = last_cue(frame.before) if "납입" in frame.after else None
    if priced is not None and priced.label == "acquisition" and priced.word.endswith("대금"):
        return cue_verdict(priced, "counted_noun")  # 인수 대금 N 납입을 마쳤다
    if is_size_of_fund(frame):
        return Verdict(ClaimKind.FUND, "claim.fund.own_size")
    if cue is not None and cue.word in {"지분", "주식"} and frame.lemma in {"투자", "출자"}:
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.in_shares")  # 5억 파운드의 지분을 투자한다
    buys = verb_kind(frame.lemma) == ("strong", "acquisition")
    if cue is not None and cue.word == "현금" and verb_kind(frame.lemma) == ("strong", "investment"):
        return None  # N의 현금을 출자한다
    return None if cue is None or (cue.label == "price" and buys) else cue_verdict(cue, "counted_noun")


def by_worth_of_subject(frame: Frame) -> Verdict | None:
    """누리셈의 기업가치가 투자 후 기준 7800억원으로 평가됐다: what somebody is worth, whatever stands before the sum."""
    if frame.lemma not in {"평가되", "평가", "산정되", "인정되", "매겨지", "책정되"} or not is_complement(frame):
        return None
    cue = head_cue(subject_of(frame))
    return refused(cue.label) if cue is not None and cue.group == "refused" else None


def _is_goal(frame: Frame) -> bool:
    return any(
        p.head in {"목표", "목표치", "목표액", "공약", "청사진"}
        for _, p in frame.phrases(frame.place, len(frame.view.items) - 1)
    )


def by_noun_before(frame: Frame) -> Verdict | None:
    cue = last_cue(frame.before)
    if cue is not None and cue.word.endswith("수출") and _is_goal(frame):
        return Verdict(ClaimKind.TARGET, "claim.target.exports")
    if cue is not None and cue.word == "국부펀드" and frame.predicate is None:
        return refused("wealth")  # 국부펀드 N이 뒷배
    if cue is not None and cue.label == "budget" and strong_word(" ".join(frame.before)) is None:
        spent_on = find_noun_cues(frame.before)[0]
        cue = spent_on if spent_on.label == "welfare" else cue  # 상품권 발행 지원 N
    return cue_verdict(cue, "noun_before") if cue else None


def refused_beside(frame: Frame) -> Verdict | None:
    """상품권을 N어치 찍다, 몸값은 N으로 평가되다, 성과급으로 N을 주다: such a noun beats a colourful verb."""
    thing = object_of(frame, own=True)
    if thing is not None and frame.lemma in verbs("closing") and joined(thing) in {"장", "거래"}:
        return refused("share_price")
    last = frame.governor if frame.governor is not None else frame.host
    ways = [p for _, p in frame.phrases(frame.start, last) if p.particle in {"로", "으로"} and not p.amounts]
    beside = [thing, subject_of(frame)] if is_complement(frame) else []
    if frame.lemma in verbs("inflow"):
        beside += [p for _, p in frame.phrases(frame.start, last) if p.particle in {"에", "로", "으로"}]
    for item in (*beside, *ways):
        cue = head_cue(item)
        buys = cue is not None and cue.label == "wealth" and verb_kind(frame.lemma) == ("strong", "acquisition")
        if cue is not None and cue.group == "refused" and not buys and (item not in ways or cue.label in _REFUSED_WAYS):
            return refused(cue.label)
    return None


def by_own_topic(frame: Frame) -> Verdict | None:
    """투자 규모는 N으로 2028년 가동이 목표다: the theme that the sum alone is said of, whatever is said behind it."""
    cue = phrase_cue(own_topic(frame))
    return cue_verdict(cue, "own_topic") if cue is not None else None


def by_bare_noun(frame: Frame) -> Verdict | None:
    """140억 달러에 인수 완료했다: a noun without particle in front of the predicate belongs to it."""
    if frame.governor is None or frame.governor - 1 <= frame.host:
        return None
    item = frame.view.items[frame.governor - 1]
    if frame.predicate is not None and frame.predicate.is_copula and frame.predicate.final_tag == "ETM":
        return None  # 결성액은 N으로 당초 목표인 M을 웃돌았다
    cue = phrase_cue(item) if isinstance(item, Phrase) and not item.particle and not item.is_topic else None
    return cue_verdict(cue, "bare_noun") if cue else None


def by_instrument(frame: Frame) -> Verdict | None:
    """시리즈A로 5500만 달러를 확보했다: the way in which the money came says what it is."""
    last = frame.governor if frame.governor is not None else frame.host
    for _, phrase in frame.phrases(frame.start, last):
        cue = phrase_cue(phrase) if phrase.particle in {"로", "으로"} and not phrase.amounts else None
        if cue is None or cue.group != "kinds":
            continue
        if cue.label == "investment" and frame.lemma in verbs("raising"):
            return Verdict(ClaimKind.FUNDING_RAISED, "claim.funding_raised.instrument")
        planned = cue.label == "investment" and frame.lemma in verbs("planning")  # 자본 지출로 N을 잡다
        if planned or cue.label in {"funding_raised", "budget", "fund"}:
            return cue_verdict(cue, "instrument")
    return None


def by_place(frame: Frame) -> Verdict | None:
    """추경안에는 N이 잡혔다, 라운드에서 N을 챙겼다: where money stands or comes from says what it is."""
    last = frame.governor if frame.governor is not None else frame.host
    rounds = (head_cue(p) for _, p in frame.phrases(frame.start, last) if p.particle == "에서")
    received = {"funding_raised", "investment"} if frame.lemma in verbs("receiving") else {"funding_raised"}
    pays = frame.lemma in verbs("spending", "paying") or verb_kind(frame.lemma) == ("strong", "investment")
    if pays and not frame.lemma.endswith("받"):
        return None  # A는 이번 라운드에서 N을 넣었다
    if any(cue is not None and cue.label in received for cue in rounds) and frame.particle in {"을", "를", ""}:
        return Verdict(ClaimKind.FUNDING_RAISED, "claim.funding_raised.place")
    takes = frame.lemma in {"차지", "가져가"} and frame.particle in {"을", "를"}  # 예산안에서 AI가 N을 차지했다
    if not takes and frame.particle not in {"이", "가"} and not frame.host_phrase.is_topic:
        return None
    for _, phrase in frame.phrases(frame.start, last):
        cue = head_cue(phrase) if phrase.particle == ("에서" if takes else "에") else None
        if cue is not None and cue.label == "budget":
            return cue_verdict(cue, "place")
    return None


def by_purse(frame: Frame) -> Verdict | None:
    """정부 예산안에 사업비 N이 반영됐다: the purse in which money stands says more than what it is for."""
    if frame.lemma.removesuffix("되") not in verbs("standing") | _PUTS_IN:
        return None
    last = frame.governor if frame.governor is not None else frame.host
    purses = (head_cue(p) for _, p in frame.phrases(0, last) if p.particle == "에")
    is_purse = any(cue is not None and cue.label == "budget" for cue in purses)
    return Verdict(ClaimKind.BUDGET, "claim.budget.purse") if is_purse else None


def by_purse_of_origin(frame: Frame) -> Verdict | None:
    """추경에서 따낸 1조4600억원이 재원이다: the purse that the money was got from."""
    got = frame.view.items[frame.place - 1] if frame.place > 1 else None
    if not isinstance(got, Predicate) or got.final_tag != "ETM" or lemma_of(got) not in verbs("raising"):
        return None
    purse = frame.view.items[frame.place - 2]
    cue = head_cue(purse) if isinstance(purse, Phrase) and purse.particle == "에서" else None
    return cue_verdict(cue, "purse_of_origin") if cue is not None and cue.label == "budget" else None


def by_purse_of_clause(frame: Frame) -> Verdict | None:
    """N을 담은 예산안이 통과했다: the head of the clause is the purse."""
    following = frame.view.items[frame.governor + 1] if frame.governor is not None and has_next(frame) else None
    adnominal = frame.predicate is not None and frame.predicate.final_tag == "ETM" and frame.lemma in verbs("standing")
    cue = phrase_cue(following) if adnominal and isinstance(following, Phrase) else None
    return cue_verdict(cue, "purse_of_clause") if cue is not None and cue.label in {"budget", "fund"} else None


def by_included(frame: Frame) -> Verdict | None:
    """유치액은 이번 N을 포함해 M이 됐다: what is included is of the same sort."""
    cue = (
        phrase_cue(subject_of(frame)) if frame.lemma in verbs("including") and frame.particle in {"을", "를"} else None
    )
    return cue_verdict(cue, "included") if cue is not None else None


def by_object(frame: Frame) -> Verdict | None:
    thing = object_of(frame) if is_complement(frame) else None
    if thing is not None and thing.head in verbs("sums") and _is_of_fund(thing):
        return Verdict(ClaimKind.FUND, "claim.fund.object")
    cue = phrase_cue(thing) or (_owned_by(frame, thing) if thing is not None and thing.head in verbs("sums") else None)
    return cue_verdict(cue, "object") if cue else None


def _is_of_fund(thing: Phrase) -> bool:
    """국민성장펀드 규모를 150조원으로 확정했다: the size of a fund that has a name."""
    return len(thing.words) > 1 and thing.words[-2].form.endswith(("펀드", "기금"))


def _owned_by(frame: Frame, thing: Phrase) -> NounCue | None:
    """기금의 규모를 늘리다: a colourless object is of the sort that its owner with 의 is."""
    owners = (item for item in frame.view.items if isinstance(item, Phrase) and item.end < thing.start)
    owner = next((p for p in reversed(list(owners)) if p.particle == "의"), None)
    return head_cue(owner)


def by_named_fund(frame: Frame) -> Verdict | None:
    """N으로 벤처펀드 ‘가온’을 띄우다: a fund that is named is what the money makes."""
    thing = object_of(frame)
    if (
        thing is None
        or frame.particle not in {"로", "으로", "을", "를"}
        or thing.words[-1].tag not in {ORGANIZATION, "NNP"}
    ):
        return None
    if frame.particle in {"로", "으로"} and frame.lemma in verbs("change") and joined_words(thing).endswith(FUNDS):
        return Verdict(ClaimKind.FUND, "claim.fund.resized")  # 국민성장펀드를 150조원 규모로 키운다
    nouns = noun_forms(Phrase(thing.words[:-1], "")) if len(thing.words) > 1 else ()
    is_fund = bool(nouns) and nouns[-1].endswith(("펀드", "기금", "조합"))
    return Verdict(ClaimKind.FUND, "claim.fund.named") if is_fund else None


def by_building_with(frame: Frame) -> Verdict | None:
    """집행위는 N으로 AI 공장을 세우는 계획을 밀고 있다: what something is built with."""
    builds = frame.lemma in verbs("building") and frame.particle in {"로", "으로"} and not frame.after
    thing = object_of(frame, own=True) if builds else None
    is_site = thing is not None and any(w.form.endswith(tuple(verbs("sites"))) for w in thing.words)
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.built_with") if is_site else None


def by_size_of_named_fund(frame: Frame) -> Verdict | None:
    """국가인공지능기금이 N 규모로 등록을 마쳤다: how large a fund with a name of its own is when it is there."""
    starts = frame.lemma in verbs("founding", "closing") | {"출범", "결성", "조성", "등록", "발족"}
    subject = subject_of(frame) if starts and frame.after == ("규모",) and frame.particle in {"로", "으로"} else None
    named = subject is not None and subject.words[-1].tag == ORGANIZATION and joined_words(subject).endswith(FUNDS)
    return Verdict(ClaimKind.FUND, "claim.fund.own_size") if named else None


def by_spending_of_all(frame: Frame) -> Verdict | None:
    """가트너는 세계 AI 지출이 2조 달러에 이를 것으로 봤다: what all the world or a region spends is a market's size."""
    themes = [p for _, p in frame.phrases(0, frame.place) if p.particle in {"이", "가"} or p.is_topic]
    if not themes or phrase_cue(themes[-1]) is None or frame.lemma not in verbs("outsider", "reaching"):
        return None
    words = themes[-1].words
    of_world = any(w.form in _WORLD for w in words[:2]) and themes[-1].head in {"지출", "지출액", "투자", "투자액"}
    owned = any(w.tag == ORGANIZATION for w in words)
    everyone = themes[-1].head in {"지출", "지출액"} and (words[0].tag == COUNTRY or words[0].form in _EVERYONE)
    return (
        Verdict(ClaimKind.MARKET_SIZE, "claim.market_size.spending") if (everyone or of_world) and not owned else None
    )


def by_closed_fund(frame: Frame) -> Verdict | None:
    """AI 펀드를 N으로 마감했다: a fund that takes no more money."""
    thing = object_of(frame) if frame.lemma in verbs("closing") and frame.particle in {"로", "으로"} else None
    is_fund = thing is not None and joined_words(thing).endswith((*FUNDS, "조합"))
    return Verdict(ClaimKind.FUND, "claim.fund.closed") if is_fund else None


def by_subject(frame: Frame) -> Verdict | None:
    subject = subject_of(frame)
    cue = phrase_cue(subject) if subject is not None and is_complement(frame) else None
    if cue is None or subject is None or cue.end < len(joined(subject)) - 3:
        return None
    if cue.label == "fund" and frame.lemma in verbs("spending"):
        return None  # 펀드가 N을 넣었다: a fund that pays
    if cue.label == "macro" and "예산" in cue.word and strong_word(joined(subject)) is not None:
        return Verdict(ClaimKind.BUDGET, "claim.budget.subject")  # AI 분야 전체 예산안은 N이다
    return cue_verdict(cue, "subject")


def by_topic(frame: Frame) -> Verdict | None:
    """올해 설비투자는 A가 N, B가 M이다; 예산을 부처별로 보면 A가 N으로: a theme says what the sums are that each stands with."""
    states = frame.predicate is not None and frame.lemma in verbs("copula", "ranking")
    subject = subject_of(frame)
    items = frame.view.items
    closed = next((i for i, item in enumerate(items[: frame.place]) if _looks_at(item)), 0)
    if not states or (subject is not None and ((subject.is_topic and not closed) or head_cue(subject) is not None)):
        return None
    themes = [
        phrase
        for index, phrase in frame.phrases(0, frame.place - 1)
        if not phrase.amounts and (phrase.particle in {"을", "를"} and index < closed if closed else phrase.is_topic)
    ]
    cue = phrase_cue(themes[-1 if closed else 0]) if themes else None
    return cue_verdict(cue, "topic") if cue else None


def _looks_at(item: Phrase | Predicate) -> bool:
    if not isinstance(item, Predicate):
        return False
    looks = item.final_form in {"면", "으면", "니"} and lemma_of(item) in verbs("looking")
    return looks or (item.final_form in {"고", "어"} and lemma_of(item) in verbs("disputing"))


def by_bare_theme(frame: Frame) -> Verdict | None:
    """AI 시장 올해 3조원…2027년엔 4조원; 네이버 1조·KT 2조…AI 투자 경쟁: a headline's theme has no particle."""
    states = verbs("change", "qualifier", "copula")
    if frame.predicate is not None and (frame.lemma not in states or frame.predicate.final_tag == "ETM"):
        return None
    if any(p.is_subject and any(w.tag != DATE for w in p.words) for _, p in frame.phrases(0, frame.place)):
        return None
    plain = (p for _, p in frame.phrases(0, len(frame.view.items) - 1) if not p.particle and not p.amounts)
    cues = [
        phrase_cue(Phrase(tuple(w for w in p.words if w.tag != DATE), ""))
        for p in plain
        if any(w.tag != DATE for w in p.words)
    ]
    cue = next((c for c in cues if c is not None and c.group == "kinds"), None)
    return cue_verdict(cue, "bare_theme") if cue and not frame.particle_is_marked else None
