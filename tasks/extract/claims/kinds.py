"""What sort of money an amount is, or why it is no claim at all: ordered rules over its frame.

Here belongs kind against refusal. The nearest word decides: the noun that the amount counts, the noun in
front of it, the predicate behind it, then the subject or object that a colourless predicate speaks of.
"""

from __future__ import annotations

from collections.abc import Callable

from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.evidence import (
    head_cue,
    joined,
    last_cue,
    names_order,
    noun_forms,
    object_of,
    phrase_cue,
    subject_of,
)
from tasks.extract.claims.frames import Frame, lemma_of, theme_clause
from tasks.extract.claims.headlines import headline_subject
from tasks.extract.claims.verdicts import Verdict, is_complement, plainly_refused, refused
from tasks.extract.claims.vocabulary import NounCue, agent_endings, known_verbs, verb_kind, verbs
from tasks.extract.claims.words import DATE, ORGANIZATION
from tasks.records import ClaimKind

_TAKES = frozenset({"가져가", "삼키", "집어삼키", "품"})
_HOUSES = ("투자사", "투자회사", "운용사", "국부펀드", "벤처캐피털", "벤처캐피탈", "투자법인")
_REFUSED_WAYS = frozenset({"pay", "price", "prize", "fine", "welfare", "donation"})


def _verdict(cue: NounCue, rule: str) -> Verdict:
    if cue.group == "refused":
        return refused(cue.label)
    return Verdict(ClaimKind(cue.label), f"claim.{cue.label}.{rule}")


def _by_counted_noun(frame: Frame) -> Verdict | None:
    cue = last_cue(frame.after)
    buys = verb_kind(frame.lemma) == ("strong", "acquisition")
    return None if cue is None or (cue.label == "price" and buys) else _verdict(cue, "counted_noun")


def _by_noun_before(frame: Frame) -> Verdict | None:
    cue = last_cue(frame.before)
    return _verdict(cue, "noun_before") if cue else None


def _by_governor(frame: Frame) -> Verdict | None:
    found = verb_kind(frame.lemma) or verb_kind(frame.lemma.removesuffix("되"))
    if frame.lemma.endswith("받") and verb_kind(frame.lemma[:-1]) == ("strong", "investment"):
        found = ("strong", "funding_raised")
    if found is None:
        return None
    group, label = found
    if group == "refused":
        return refused(label)
    label = "contract" if label == "acquisition" and _buys_goods(frame) else label
    taken = label == "acquisition" and frame.particle in {"을", "를"} and (" " in frame.lemma or frame.lemma in _TAKES)
    label = "funding_raised" if taken else label  # 5000만 달러를 손에 넣다: the money itself is taken
    swept = label == "funding_raised" and frame.particle == "에" and frame.lemma in verbs("sweeping")
    label = "acquisition" if swept else label  # 기술을 200억 달러에 쓸어 담다
    label = "investment" if label == "acquisition" and _buys_new_shares(frame) else label
    return Verdict(ClaimKind(label), f"claim.{label}.governor")


def _by_payment(frame: Frame) -> Verdict | None:
    """N을 내고 X를 사겠다: what is bought with the money that is paid is an acquisition."""
    predicate = frame.predicate
    if predicate is None or frame.governor is None or frame.lemma not in verbs("paying"):
        return None
    if predicate.final_form not in {"고", "어", "어서", "아", "아서"} or predicate.is_past:
        return None
    behind = frame.view.items[frame.governor + 1 :]
    following = next((i for i in behind if isinstance(i, Predicate)), None)
    things = [i for i in behind if isinstance(i, Phrase) and i.particle in {"을", "를"}][:1]
    bought = following is not None and verb_kind(lemma_of(following)) == ("strong", "acquisition")
    is_company = any(_is_company(thing) for thing in things)
    return Verdict(ClaimKind.ACQUISITION, "claim.acquisition.payment") if bought and is_company else None


def _is_company(phrase: Phrase) -> bool:
    """Return whether what is bought is a company, a part of one or its shares: nothing counted or sold by weight."""
    counted = any(w.tag in {"SN", "NR", "NNB"} for w in phrase.words)
    return not counted and not any(noun in verbs("goods") for noun in noun_forms(phrase))


def _by_purse_of_clause(frame: Frame) -> Verdict | None:
    """N을 담은 예산안이 통과했다: the head of the clause is the purse."""
    following = frame.view.items[frame.governor + 1] if frame.governor is not None and _has_next(frame) else None
    adnominal = frame.predicate is not None and frame.predicate.final_tag == "ETM" and frame.lemma in verbs("standing")
    cue = phrase_cue(following) if adnominal and isinstance(following, Phrase) else None
    return _verdict(cue, "purse_of_clause") if cue is not None and cue.label in {"budget", "fund"} else None


def _has_next(frame: Frame) -> bool:
    return frame.governor is not None and frame.governor + 1 < len(frame.view.items)


def _by_included(frame: Frame) -> Verdict | None:
    """유치액은 이번 N을 포함해 M이 됐다: what is included is of the same sort."""
    cue = (
        phrase_cue(subject_of(frame)) if frame.lemma in verbs("including") and frame.particle in {"을", "를"} else None
    )
    return _verdict(cue, "included") if cue is not None else None


def _by_consideration(frame: Frame) -> Verdict | None:
    """설계를 쓰는 대가로 N을 내다: money for the use of something is a contract."""
    last = frame.governor if frame.governor is not None else frame.host
    given = any(p.head in {"대가", "값"} and p.particle in {"로", "으로"} for _, p in frame.phrases(0, last))
    pays = frame.lemma in verbs("spending") | verbs("paying") | {"물"}
    return Verdict(ClaimKind.CONTRACT, "claim.contract.consideration") if given and pays else None


def _by_founded(frame: Frame) -> Verdict | None:
    """N 규모의 투자사 X를 출범시키다: who sets up a house that invests sets up a fund."""
    if frame.lemma not in verbs("founding"):
        return None
    nouns = "".join(frame.after)
    return Verdict(ClaimKind.FUND, "claim.fund.founded") if any(word in nouns for word in _HOUSES) else None


def _buys_goods(frame: Frame) -> bool:
    """Return whether what is bought are chips or power by the weight of money, not a company."""
    thing = object_of(frame)
    if thing is not None and thing.head in {"지분", "주식", "지분율"}:
        return False
    heads = [nouns[-1] for nouns in (frame.after, frame.before, noun_forms(thing) if thing else ()) if nouns]
    return frame.lemma != "인수" and any(head in verbs("goods") for head in (*heads, *frame.after))


def _buys_new_shares(frame: Frame) -> bool:
    """우선주를 N에 인수하다: new shares are how money is put into a company, not how it is bought."""
    thing = object_of(frame)
    return thing is not None and joined(thing).endswith(("우선주", "신주", "전환사채", "전환우선주"))


def _by_object(frame: Frame) -> Verdict | None:
    thing = object_of(frame) if is_complement(frame) else None
    cue = phrase_cue(thing) or (_owned_by(frame, thing) if thing is not None and thing.head in verbs("sums") else None)
    return _verdict(cue, "object") if cue else None


def _owned_by(frame: Frame, thing: Phrase) -> NounCue | None:
    """기금의 규모를 늘리다: a colourless object is of the sort that its owner with 의 is."""
    owners = (item for item in frame.view.items if isinstance(item, Phrase) and item.end < thing.start)
    owner = next((p for p in reversed(list(owners)) if p.particle == "의"), None)
    return head_cue(owner)


def _by_named_fund(frame: Frame) -> Verdict | None:
    """N으로 벤처펀드 ‘가온’을 띄우다: a fund that is named is what the money makes."""
    thing = object_of(frame)
    if (
        thing is None
        or frame.particle not in {"로", "으로", "을", "를"}
        or thing.words[-1].tag not in {ORGANIZATION, "NNP"}
    ):
        return None
    nouns = noun_forms(Phrase(thing.words[:-1], "")) if len(thing.words) > 1 else ()
    is_fund = bool(nouns) and nouns[-1].endswith(("펀드", "기금", "조합"))
    return Verdict(ClaimKind.FUND, "claim.fund.named") if is_fund else None


def _by_subject(frame: Frame) -> Verdict | None:
    subject = subject_of(frame)
    cue = phrase_cue(subject) if subject is not None and is_complement(frame) else None
    if cue is None or subject is None or cue.end < len(joined(subject)) - 3:
        return None
    if cue.label == "fund" and frame.lemma in verbs("spending"):
        return None  # 펀드가 N을 넣었다: a fund that pays
    return _verdict(cue, "subject")


def _refused_beside(frame: Frame) -> Verdict | None:
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


def _by_bare_noun(frame: Frame) -> Verdict | None:
    """140억 달러에 인수 완료했다: a noun without particle in front of the predicate belongs to it."""
    if frame.governor is None or frame.governor - 1 <= frame.host:
        return None
    item = frame.view.items[frame.governor - 1]
    cue = phrase_cue(item) if isinstance(item, Phrase) and not item.particle and not item.is_topic else None
    return _verdict(cue, "bare_noun") if cue else None


def _by_instrument(frame: Frame) -> Verdict | None:
    """시리즈A로 5500만 달러를 확보했다: the way in which the money came says what it is."""
    last = frame.governor if frame.governor is not None else frame.host
    for _, phrase in frame.phrases(frame.start, last):
        cue = phrase_cue(phrase) if phrase.particle in {"로", "으로"} and not phrase.amounts else None
        if cue is None or cue.group != "kinds":
            continue
        if cue.label == "investment" and frame.lemma in verbs("raising"):
            return Verdict(ClaimKind.FUNDING_RAISED, "claim.funding_raised.instrument")
        if cue.label in {"funding_raised", "budget", "fund"}:
            return _verdict(cue, "instrument")
    return None


def _by_place(frame: Frame) -> Verdict | None:
    """추경안에는 N이 잡혔다, 라운드에서 N을 챙겼다: where money stands or comes from says what it is."""
    last = frame.governor if frame.governor is not None else frame.host
    rounds = (head_cue(p) for _, p in frame.phrases(frame.start, last) if p.particle == "에서")
    received = {"funding_raised", "investment"} if frame.lemma in verbs("receiving") else {"funding_raised"}
    if any(cue is not None and cue.label in received for cue in rounds) and frame.particle in {"을", "를", ""}:
        return Verdict(ClaimKind.FUNDING_RAISED, "claim.funding_raised.place")
    if frame.particle not in {"이", "가"} and not frame.host_phrase.is_topic:
        return None
    for _, phrase in frame.phrases(frame.start, last):
        cue = head_cue(phrase) if phrase.particle == "에" else None
        if cue is not None and cue.label == "budget":
            return _verdict(cue, "place")
    return None


def _verb_verdict(predicate: Predicate, rule: str) -> Verdict | None:
    lemma = lemma_of(predicate)
    found = verb_kind(lemma) or verb_kind(lemma.removesuffix("되"))
    if found is not None and found[0] == "strong":
        return Verdict(ClaimKind(found[1]), f"claim.{found[1]}.{rule}")
    spends = lemma in verbs("spending")
    return Verdict(ClaimKind.INVESTMENT, f"claim.investment.{rule}") if spends else None


def _by_topic(frame: Frame) -> Verdict | None:
    """올해 설비투자는 A가 N, B가 M이다; 예산을 부처별로 보면 A가 N으로: a theme says what the sums are that each stands with."""
    states = frame.predicate is not None and frame.lemma in verbs("copula") | verbs("ranking")
    subject = subject_of(frame)
    if not states or (subject is not None and (subject.is_topic or head_cue(subject) is not None)):
        return None
    items = frame.view.items
    closed = next((i for i, item in enumerate(items[: frame.place]) if _looks_at(item)), 0)
    themes = [
        phrase
        for index, phrase in frame.phrases(0, frame.place - 1)
        if not phrase.amounts and (phrase.is_topic or (phrase.particle in {"을", "를"} and index < closed))
    ]
    cue = phrase_cue(themes[-1 if closed else 0]) if themes else None
    return _verdict(cue, "topic") if cue else None


def _looks_at(item: Phrase | Predicate) -> bool:
    if not isinstance(item, Predicate):
        return False
    looks = item.final_form in {"면", "으면", "니"} and lemma_of(item) in verbs("looking")
    return looks or (item.final_form in {"고", "어"} and lemma_of(item) in verbs("disputing"))


def _by_worth(frame: Frame) -> Verdict | None:
    """N어치를 대 주다: goods by the weight of money are supplied, not invested in."""
    supplies = frame.lemma in verbs("supplying") or frame.lemma in {"대", "주", "넘기", "빌려주", "보내", "팔"}
    return Verdict(ClaimKind.CONTRACT, "claim.contract.worth") if "어치" in frame.after and supplies else None


def _by_purse(frame: Frame) -> Verdict | None:
    """정부 예산안에 사업비 N이 반영됐다: the purse in which money stands says more than what it is for."""
    last = frame.governor if frame.governor is not None else frame.host
    purses = (head_cue(p) for _, p in frame.phrases(0, last) if p.particle == "에")
    stands = frame.lemma.removesuffix("되") in verbs("standing")
    is_purse = stands and any(cue is not None and cue.label == "budget" for cue in purses)
    return Verdict(ClaimKind.BUDGET, "claim.budget.purse") if is_purse else None


def _by_bare_theme(frame: Frame) -> Verdict | None:
    """AI 시장 올해 3조원…2027년엔 4조원; 네이버 1조·KT 2조…AI 투자 경쟁: a headline's theme has no particle."""
    if frame.predicate is not None and frame.lemma not in verbs("change") | verbs("qualifier") | verbs("copula"):
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
    return _verdict(cue, "bare_theme") if cue and not frame.particle_is_marked else None


def _by_use(frame: Frame) -> Verdict | None:
    """A를 사들이는 데 N을 썼다: what the money was used for says what it is."""
    items = frame.view.items
    for index in range(frame.place - 1, max(frame.start, 1) - 1, -1):
        item, before = items[index], items[index - 1]
        if isinstance(item, Phrase) and item.head == "데" and isinstance(before, Predicate):
            return _used_for(frame, index - 1)
    glued = frame.phrase.words[0].form == "데" and frame.place > 0  # 짓는 데 200억 달러를
    return _used_for(frame, frame.place - 1) if glued else None


def _used_for(frame: Frame, index: int) -> Verdict | None:
    predicate, thing = frame.view.items[index], frame.view.items[index - 1] if index else None
    if not isinstance(predicate, Predicate) or predicate.final_tag != "ETM":
        return None
    verdict = _verb_verdict(predicate, "use")
    if verdict is None or verdict.kind is not ClaimKind.ACQUISITION or not isinstance(thing, Phrase):
        return verdict
    return verdict if _is_company(thing) else Verdict(ClaimKind.CONTRACT, "claim.contract.use")


def _by_closing_noun(frame: Frame) -> Verdict | None:
    """7조 베팅, 2조 투입: in a headline the noun of a verb closes it."""
    nouns = frame.after if frame.governor is None else ()
    found = next((kind for kind in map(verb_kind, reversed(nouns)) if kind is not None), None)
    return Verdict(ClaimKind(found[1]), f"claim.{found[1]}.closing_noun") if found and found[0] == "strong" else None


def _by_relative_clause(frame: Frame) -> Verdict | None:
    """투입하는 돈은 100억 달러다, 쓸 돈을 1조 달러로 낮췄다: the clause in front of a colourless head."""
    clause = theme_clause(frame)
    theme = subject_of(frame) if frame.particle not in {"로", "으로"} else object_of(frame) or subject_of(frame)
    if clause is None or theme is None:
        return None
    if lemma_of(clause) in verbs("supplying") and frame.predicate is not None and frame.predicate.is_copula:
        return Verdict(ClaimKind.CONTRACT, "claim.contract.relative_clause")
    if lemma_of(clause) == "굴리":
        return refused("wealth")
    return _verb_verdict(clause, "relative_clause") if theme.head in verbs("sums") else None


def _by_own_clause(frame: Frame) -> Verdict | None:
    """넣기로 한 300억 유로를 거둬들였다: the amount is the head of a clause that says what it is for."""
    before = frame.view.items[frame.place - 1] if frame.place else None
    if not isinstance(before, Predicate) or before.final_tag != "ETM" or frame.before:
        return None
    decided = before.lemma == "하" and frame.place > 1
    verb = frame.view.items[frame.place - 2] if decided else before
    return _verb_verdict(verb, "own_clause") if isinstance(verb, Predicate) else None


def _by_earlier_predicate(frame: Frame) -> Verdict | None:
    """회사채를 찍어 20억 달러를 마련했다: a light predicate goes on with the one just before it."""
    if frame.start == 0 or frame.lemma not in verbs("light"):
        return None
    item = frame.view.items[frame.start - 1]
    if not isinstance(item, Predicate) or _has_money(frame):
        return None
    borrowed = [p for _, p in frame.phrases(0, frame.start - 1) if p.particle in {"을", "를"}]
    if borrowed and borrowed[-1].head in verbs("borrowing"):
        return Verdict(ClaimKind.FUNDING_RAISED, "claim.funding_raised.borrowed")
    if item.final_form in {"려고", "으려고", "고자"} and lemma_of(item) in verbs("building") | verbs("spending"):
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.purpose")
    return _verb_verdict(item, "earlier_predicate") if item.final_form in {"어", "어서", "아", "아서"} else None


def _has_money(frame: Frame) -> bool:
    return any(p.amounts for i, p in frame.phrases(0, frame.start - 1))


def _by_built_thing(frame: Frame) -> Verdict | None:
    """2조원 규모의 컴퓨팅센터 사업이: the money counts a thing that is built."""
    own = "".join(w.form for w in frame.phrase.words if w.start >= frame.amount.span[1])
    subject = subject_of(frame)
    worth = frame.after == ("짜리",) and frame.predicate is not None and frame.predicate.is_copula
    told = joined(subject) if worth and subject is not None else ""
    counted = ("".join(frame.after).removesuffix("계획"), own, told)
    built = any(thing.endswith(tuple(verbs("sites"))) for thing in counted if thing)
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.built_thing") if built else None


def _by_headline_goal(frame: Frame) -> Verdict | None:
    """아다니그룹, 2035년까지 데이터센터에 1000억 달러: a headline that ends with the sum and says where it goes."""
    ends = frame.governor is None and not frame.after and frame.host == len(frame.view.items) - 1
    if not ends or headline_subject(frame) is None:
        return None
    goals = [
        p for _, p in frame.phrases(1, frame.place - 1) if p.particle == "에" and any(w.tag != DATE for w in p.words)
    ]
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.headline_goal") if goals else None


def _by_later_predicate(frame: Frame) -> Verdict | None:
    """받아, 들여, 보태: a light predicate leaves it to the next one of the same sentence."""
    if frame.governor is None:
        return None
    for item in frame.view.items[frame.governor + 1 :]:
        if isinstance(item, Phrase) and item.amounts:
            return None
        found = verb_kind(lemma_of(item)) if isinstance(item, Predicate) else None
        if found and found[0] == "strong":
            return Verdict(ClaimKind(found[1]), f"claim.{found[1]}.later_predicate")
    return None


def _to_individuals(frame: Frame) -> bool:
    last = frame.governor if frame.governor is not None else frame.host
    to_whom = [p for _, p in frame.phrases(frame.start, last) if p.particle in {"에게", "한테"}]
    return any(joined(p).endswith(agent_endings("individuals")) for p in to_whom)


def _by_contract(frame: Frame) -> Verdict | None:
    """N을 내기로 계약했다, N을 내는 계약을 맺었다: what is agreed in a contract is one, whatever the light predicate says."""
    predicate, index = frame.predicate, frame.governor
    if predicate is None or index is None or frame.lemma not in verbs("light") or index + 1 >= len(frame.view.items):
        return None
    following = frame.view.items[index + 1]
    agreed = isinstance(following, Predicate) and predicate.final_form == "기" and lemma_of(following) == "계약"
    told = isinstance(following, Phrase) and predicate.final_tag == "ETM" and following.head == "계약"
    return Verdict(ClaimKind.CONTRACT, "claim.contract.agreed") if agreed or told else None


def _by_giving(frame: Frame) -> Verdict | None:
    """X에 N을 넣다: money moved into something is an investment, received from somebody it is raised."""
    if frame.particle not in {"을", "를", "", "까지"}:
        return None
    last = frame.governor if frame.governor is not None else frame.host
    particles = {p.particle for _, p in frame.phrases(frame.start, last) if p.words[-1].tag != DATE}
    if frame.lemma == "쥐":
        return Verdict(ClaimKind.FUNDING_RAISED, "claim.funding_raised.received")
    if frame.lemma in {"받", "얻", "따내", "확보", "마련", "받아내", "얻어내", "따오"}:
        sells = names_order(frame) or any(
            isinstance(i, Predicate) and lemma_of(i) in verbs("supplying") for i in frame.view.items[: frame.governor]
        )
        kind = ClaimKind.CONTRACT if sells else ClaimKind.FUNDING_RAISED
        return Verdict(kind, f"claim.{kind}.received")
    moves = frame.lemma in verbs("light") or (frame.lemma not in known_verbs() and _has_payer(frame))
    if particles & {"에", "에게", "한테"} and not _to_individuals(frame) and moves:
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.given")
    return None


def _has_payer(frame: Frame) -> bool:
    """Return whether an organisation or a government is the subject, so that a verb that no list knows moves its money."""
    subjects = (p for _, p in frame.phrases(frame.start, frame.place) if p.is_subject)
    return any(w.tag == ORGANIZATION for p in subjects for w in p.words[-1:])


def _by_spending(frame: Frame) -> Verdict | None:
    """A가 N을 쓰다: money that somebody spends without saying on what."""
    if frame.particle in {"을", "를", ""} and frame.lemma in verbs("spending"):
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.spent")
    return None


_RULES: tuple[Callable[[Frame], Verdict | None], ...] = (
    plainly_refused,
    _by_purse,
    _by_worth,
    _by_counted_noun,
    _by_noun_before,
    _by_contract,
    _refused_beside,
    _by_bare_noun,
    _by_place,
    _by_purse_of_clause,
    _by_included,
    _by_consideration,
    _by_payment,
    _by_founded,
    _by_governor,
    _by_relative_clause,
    _by_use,
    _by_object,
    _by_named_fund,
    _by_subject,
    _by_topic,
    _by_instrument,
    _by_own_clause,
    _by_earlier_predicate,
    _by_giving,
    _by_later_predicate,
    _by_built_thing,
    _by_closing_noun,
    _by_bare_theme,
    _by_headline_goal,
    _by_spending,
)


def read_kind(frame: Frame) -> Verdict:
    """Return the kind of the amount's money, or the reason why it makes no claim."""
    for rule in _RULES:
        verdict = rule(frame)
        if verdict is not None:
            return verdict
    return refused("nothing_says_what")
