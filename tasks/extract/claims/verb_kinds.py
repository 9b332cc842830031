"""What the predicates around an amount say of its kind: its own, the one of a clause before it, or the one that goes on.

Here belongs one rule a construction. The order in which they are asked is for ``kinds``.
"""

from __future__ import annotations

import re

from tasks.extract.claims.clause_parties import adnominal
from tasks.extract.claims.clauses import Item, Phrase, Predicate
from tasks.extract.claims.evidence import (
    FUNDS,
    ORDERS,
    head_cue,
    joined,
    joined_words,
    last_cue,
    names_order,
    names_programme,
    noun_forms,
    object_of,
    phrase_cue,
    subject_of,
)
from tasks.extract.claims.frames import Frame, lemma_of, theme_clause
from tasks.extract.claims.verdicts import Verdict, cue_verdict, refused, verb_verdict
from tasks.extract.claims.vocabulary import agent_endings, known_verbs, verb_kind, verbs
from tasks.extract.claims.words import DATE, ORGANIZATION
from tasks.records import ClaimKind

_ADDED_UP = re.compile(r" (?:합치|합하|더하|통틀) ")
_SHARE = re.compile(r"(?:이|그)\s?(?:가운데|중|돈)")
_TAKES = frozenset({"가져가", "삼키", "집어삼키", "품"})
_MAKING = frozenset({"만들", "조성", "설립", "세우", "결성", "꾸리"})
_LAUNCHES = frozenset({"출범식", "출범", "결성식", "결성", "조성"})
_HOUSES = ("투자사", "투자회사", "운용사", "국부펀드", "벤처캐피털", "벤처캐피탈", "투자법인")


def by_governor(frame: Frame) -> Verdict | None:
    found = verb_kind(frame.lemma) or verb_kind(frame.lemma.removesuffix("되"))
    if frame.lemma.endswith("받") and verb_kind(frame.lemma[:-1]) == ("strong", "investment"):
        found = ("strong", "funding_raised")
    if found is None:
        return None
    if frame.lemma == "굴리" and not _is_put_in(frame):
        return refused("wealth")  # 17조원을 굴리는 운용사
    if frame.lemma in {"거둬들이", "거두어들이"} and by_own_clause(frame) is not None:
        return None  # 넣기로 한 300억 유로를 거둬들였다: what was promised is taken back
    group, label = found
    if group == "refused":
        return refused(label)
    theme = phrase_cue(subject_of(frame)) if label == "budget" and frame.particle in {"로", "으로"} else None
    if theme is not None and theme.group == "kinds":
        return cue_verdict(theme, "subject")  # 총사업비는 N으로 책정됐다
    label = "fund" if label == "funding_raised" and _fills_fund(frame) else label
    label = "contract" if label == "acquisition" and _buys_goods(frame) else label
    label = "investment" if label == "contract" and frame.lemma == "공급" and _is_lent(frame) else label
    bracketed = frame.view.text[frame.amount.span[0] - 1 : frame.amount.span[0]] == "("  # 암페어(65억달러)를 손에 넣다
    taken = label == "acquisition" and frame.particle in {"을", "를"} and (" " in frame.lemma or frame.lemma in _TAKES)
    taken = taken and not bracketed
    label = "funding_raised" if taken else label  # 5000만 달러를 손에 넣다: the money itself is taken
    swept = label == "funding_raised" and frame.particle == "에" and frame.lemma in verbs("sweeping")
    label = "acquisition" if swept else label  # 기술을 200억 달러에 쓸어 담다
    label = "investment" if label == "acquisition" and _buys_new_shares(frame) else label
    return Verdict(ClaimKind(label), f"claim.{label}.governor")


def _is_put_in(frame: Frame) -> bool:
    """AI 기업에 3억 달러를 굴린다, 5년 동안 150조원을 굴린다: money with a goal or a time is put in, not owned."""
    ahead = [p for _, p in frame.phrases(frame.start, frame.place)]
    adnominal = frame.predicate is not None and frame.predicate.final_tag == "ETM"
    return not adnominal and any(p.particle == "에" or any(w.tag == DATE for w in p.words) for p in ahead)


def _fills_fund(frame: Frame) -> bool:
    """반도체 펀드에 N을 모으다: who gathers money into a fund makes one."""
    goals = [p for _, p in frame.phrases(frame.start, frame.place) if p.particle == "에" and not p.amounts]
    return any(p.head.endswith(("펀드", "기금")) for p in goals)


def _buys_goods(frame: Frame) -> bool:
    """Return whether what is bought are chips or power by the weight of money, not a company."""
    thing = object_of(frame)
    if thing is not None and thing.head in {"지분", "주식", "지분율"}:
        return False
    heads = [nouns[-1] for nouns in (frame.after, frame.before, noun_forms(thing) if thing else ()) if nouns]
    return frame.lemma != "인수" and any(head in verbs("goods") for head in (*heads, *frame.after))


def _is_lent(frame: Frame) -> bool:
    """펀드가 AI에 3조원을 공급한다: what a fund or a bank supplies is money."""
    if frame.before[-1:] and frame.before[-1].endswith("자금"):
        return True
    subjects = [p for _, p in frame.phrases(0, frame.place) if p.is_subject and not frame.after]
    return any(joined_words(p).endswith(("펀드", "기금", "은행", "금융위", "금융위원회", "공사")) for p in subjects)


def _buys_new_shares(frame: Frame) -> bool:
    """우선주를 N에 인수하다: new shares are how money is put into a company, not how it is bought."""
    thing = object_of(frame)
    return thing is not None and joined(thing).endswith(("우선주", "신주", "전환사채", "전환우선주"))


def by_payment(frame: Frame) -> Verdict | None:
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
    return not counted and not any(noun.endswith(tuple(verbs("goods"))) for noun in noun_forms(phrase))


def _are_goods(phrase: Phrase) -> bool:
    """터빈 두 대를: what is bought by number or by weight; a share in per cent is a part of a company."""
    counted = any(w.tag in {"NR", "NNB", "MM"} for w in phrase.words) and not _is_stake(phrase)
    return counted or phrase.head in verbs("goods")


def by_offer(frame: Frame) -> Verdict | None:
    """8억 달러를 불렀지만 인수 제안을 거절했다: what an offer is for is said in the clause behind it."""
    if frame.lemma not in verbs("offering") or frame.governor is None:
        return None
    behind = (i for i in frame.view.items[frame.governor + 1 :] if isinstance(i, Phrase) and not i.amounts)
    cues = [cue for cue in map(phrase_cue, behind) if cue is not None and cue.group == "kinds"]
    return cue_verdict(cues[0], "offer") if cues else None


def by_state(frame: Frame) -> Verdict | None:
    """내각은 미션에 N을 승인했다, 국방부는 N을 요청했다: what a government grants or asks for itself is its budget.

    So is a programme of that size: N 규모의 ‘AI 미션’을 승인했다.
    """
    decides = frame.lemma in {"승인", "의결", "인가", "요청", "요구", "신청"} and frame.particle in {"을", "를"}
    if not decides or (frame.after and not names_programme(frame)):
        return None
    return Verdict(ClaimKind.BUDGET, "claim.budget.granted") if _is_state(frame) else None


def _is_state(frame: Frame) -> bool:
    """Return whether a government or a ministry is the nearest subject before the amount."""
    subjects = [p for _, p in frame.phrases(0, frame.place) if p.is_subject and not p.amounts]
    return bool(subjects) and joined_words(subjects[-1]).endswith(agent_endings("governments"))


def by_order(frame: Frame) -> Verdict | None:
    """N 규모의 구축 사업을 수주하다: a project that is won is a contract, whatever is built."""
    if frame.lemma not in {"수주", "따내", "낙찰", "낙찰받"}:
        return None
    ordered = "".join(frame.after).endswith((*ORDERS, *verbs("supplied")))
    return Verdict(ClaimKind.CONTRACT, "claim.contract.order") if ordered or names_order(frame) else None


def by_passage(frame: Frame) -> Verdict | None:
    """GPU를 사는 2조원은 원안대로 통과됐다: what is passed is a budget, whatever it buys."""
    passes = frame.lemma in {"통과", "통과되"} and frame.host_phrase.is_subject
    return Verdict(ClaimKind.BUDGET, "claim.budget.passed") if passes else None


def by_founded(frame: Frame) -> Verdict | None:
    """N 규모의 투자사 X를 출범시키다: who sets up a house that invests sets up a fund."""
    if frame.lemma not in verbs("founding"):
        return None
    nouns = "".join(frame.after)
    return Verdict(ClaimKind.FUND, "claim.fund.founded") if any(word in nouns for word in _HOUSES) else None


def by_making_fund(frame: Frame) -> Verdict | None:
    """A가 N을 출자해 만든 기금이다, 기금이 N의 자본금으로 설립됐다: what a fund is made with is its size."""
    items = frame.view.items
    if frame.governor is not None and frame.predicate is not None and frame.predicate.final_form in {"어", "아"}:
        made, head = (*items[frame.governor + 1 : frame.governor + 3], None, None)[:2]
        makes = isinstance(made, Predicate) and made.final_tag == "ETM" and lemma_of(made) in _MAKING
        if makes and isinstance(head, Phrase) and head.head.endswith(FUNDS):
            return Verdict(ClaimKind.FUND, "claim.fund.paid_in")
    subject = subject_of(frame)
    founded = frame.lemma.removesuffix("되") in verbs("founding") | {"설립", "출범", "조성"} and frame.particle in {
        "로",
        "으로",
    }
    is_fund = subject is not None and joined_words(subject).endswith(FUNDS)
    capital = frame.after[-1:] in {("자본금",), ("규모",)}
    return Verdict(ClaimKind.FUND, "claim.fund.founded_with") if founded and is_fund and capital else None


def by_fund_of_clause(frame: Frame) -> Verdict | None:
    """5년간 150조원을 공급하는 국민성장펀드가 출범했다: what a fund has to put in is its size; what it puts into one company is not.

    So it is where its launch stands beside the money: 펀드 출범식을 열고 150조원을 공급한다고 밝혔다.
    """
    if frame.lemma not in verbs("fund_supplying") or frame.particle not in {"을", "를", ""} or frame.after:
        return None
    if last_cue(frame.before) is not None or frame.host_phrase.is_topic:
        return None  # 자산 9400억 달러를 굴리는 국부펀드
    beside = frame.phrases(0, frame.place)
    if any(p.words[-1].tag == ORGANIZATION and p.particle in {"에", "에게"} for _, p in beside):
        return None
    index = adnominal(frame)
    clause = frame.view.items[index : index + 2] if index is not None else ()
    if len(clause) == 2 and isinstance(clause[0], Predicate) and isinstance(clause[1], Phrase):
        lasts = clause[0].final_form in {"는", "ᆯ", "을"}
        is_fund = joined_words(clause[1]).endswith(FUNDS) and not clause[1].amounts and clause[1].particle != "에"
        return Verdict(ClaimKind.FUND, "claim.fund.of_clause") if lasts and is_fund else None
    launched = any(p.head in _LAUNCHES and any(n.endswith(FUNDS) for n in _words(p)) for _, p in beside)
    return Verdict(ClaimKind.FUND, "claim.fund.launched") if launched else None


def _words(phrase: Phrase) -> tuple[str, ...]:
    return tuple(w.form for w in phrase.words)


def by_money_for_fund(frame: Frame) -> Verdict | None:
    """국가발전기금이 N을 내 전용 펀드를 만든다: what is put in to make a fund is its size, where no other sum is."""
    predicate = frame.predicate
    if predicate is None or frame.governor is None or frame.lemma not in verbs("spending", "means"):
        return None
    goes_on = predicate.final_form in {"어", "아", "어서", "아서"} and frame.particle in {"을", "를"}
    behind = frame.view.items[frame.governor + 1 : frame.governor + 4]
    thing = next((i for i in behind if isinstance(i, Phrase) and i.particle in {"을", "를"}), None)
    made = behind[behind.index(thing) + 1] if thing is not None and behind[-1] is not thing else None
    is_fund = thing is not None and joined_words(thing).endswith(FUNDS) and not thing.amounts
    makes = isinstance(made, Predicate) and lemma_of(made) in _MAKING
    return Verdict(ClaimKind.FUND, "claim.fund.put_up") if goes_on and is_fund and makes else None


def by_programme(frame: Frame) -> Verdict | None:
    """정부는 승인한 N 규모의 ‘AI 미션’으로 GPU를 마련했다: the programme that a government acts by has the size."""
    acts = frame.particle in {"로", "으로"} and names_programme(frame) and _is_state(frame)
    return Verdict(ClaimKind.BUDGET, "claim.budget.programme") if acts else None


def by_consideration(frame: Frame) -> Verdict | None:
    """설계를 쓰는 대가로 N을 내다: money for the use of something is a contract."""
    if frame.lemma != "물" and frame.lemma not in verbs("spending", "paying"):
        return None
    last = frame.governor if frame.governor is not None else frame.host
    given = any(p.head in {"대가", "값"} and p.particle in {"로", "으로"} for _, p in frame.phrases(0, last))
    return Verdict(ClaimKind.CONTRACT, "claim.contract.consideration") if given else None


def by_worth(frame: Frame) -> Verdict | None:
    """N어치를 대 주다: goods by the weight of money are supplied, not invested in."""
    supplies = frame.lemma in verbs("supplying") or frame.lemma in {"대", "주", "넘기", "빌려주", "보내", "팔"}
    return Verdict(ClaimKind.CONTRACT, "claim.contract.worth") if "어치" in frame.after and supplies else None


def by_being_used(frame: Frame) -> Verdict | None:
    """조성에 5조원이 쓰인다: money that goes into something; a share of a whole (이 가운데 …) is of its whole's kind."""
    used = frame.lemma in {"쓰이", "투여되"} and frame.particle in {"이", "가"}
    share = _SHARE.match(frame.view.surface) is not None
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.used") if used and not share else None


def by_use(frame: Frame) -> Verdict | None:
    """A를 사들이는 데 N을 썼다: what the money was used for says what it is; not where it is only made ready."""
    if frame.lemma in {"확보", "마련", "쓰이"}:
        return None
    items = frame.view.items
    for index in range(frame.place - 1, max(frame.start, 1) - 1, -1):
        item, before = items[index], items[index - 1]
        if isinstance(item, Phrase) and item.head == "데" and isinstance(before, Predicate):
            return _used_for(frame, index - 1)
    glued = frame.phrase.words[0].form == "데" and frame.place > 0  # 짓는 데 200억 달러를
    return _used_for(frame, frame.place - 1) if glued else None


def _used_for(frame: Frame, index: int) -> Verdict | None:
    predicate = frame.view.items[index]
    ahead = [i for i in frame.view.items[max(0, index - 2) : index] if isinstance(i, Phrase)]
    objects = [i for i in ahead if i.particle in {"을", "를"}]  # GPU 1만5000장을 추가로 사들이는 데
    thing = objects[-1] if objects else ahead[-1] if ahead else None
    if not isinstance(predicate, Predicate) or predicate.final_tag != "ETM":
        return None
    verdict = verb_verdict(predicate, "use")
    if verdict is None or verdict.kind is not ClaimKind.ACQUISITION or not isinstance(thing, Phrase):
        return verdict
    if _is_stake(thing):
        kind = ClaimKind.INVESTMENT if frame.lemma in verbs("putting_in") else ClaimKind.ACQUISITION
        return Verdict(kind, f"claim.{kind}.stake")
    return verdict if _is_company(thing) else Verdict(ClaimKind.CONTRACT, "claim.contract.use")


def by_relative_clause(frame: Frame) -> Verdict | None:
    """투입하는 돈은 100억 달러다, 쓸 돈을 1조 달러로 낮췄다: the clause in front of a colourless head."""
    clause = theme_clause(frame)
    theme = subject_of(frame) if frame.particle not in {"로", "으로", "까지"} else object_of(frame) or subject_of(frame)
    if clause is None or theme is None:
        return None
    said = _said_in(frame, clause)
    if said is not clause and _ADDED_UP.search(frame.forms_before):
        return None  # 쓰겠다고 밝힌 돈은 모두 합쳐 N이다: a sum of what was told one by one
    clause = said
    if lemma_of(clause) in verbs("supplying") and frame.predicate is not None and frame.predicate.is_copula:
        return Verdict(ClaimKind.CONTRACT, "claim.contract.relative_clause")
    if lemma_of(clause) == "굴리":
        return refused("wealth")
    if lemma_of(clause) == "지급":
        return None  # A가 B에 지급하기로 한 금액은: what for, is said elsewhere
    return verb_verdict(clause, "relative_clause") if theme.head in verbs("sums") else None


def _said_in(frame: Frame, clause: Predicate) -> Predicate:
    """쓰겠다고 한 돈, 투자하기로 한 돈: what was said or decided of the money, not that it was."""
    place = next((i for i, item in enumerate(frame.view.items) if item is clause), 0)
    said = frame.view.items[place - 1] if place else None
    speaks = lemma_of(clause) in verbs("speaking") | {"하"}
    return said if speaks and isinstance(said, Predicate) and said.final_form not in {"고", "어", "어서"} else clause


def by_own_clause(frame: Frame) -> Verdict | None:
    """넣기로 한 300억 유로를 거둬들였다: the amount is the head of a clause that says what it is for."""
    before = frame.view.items[frame.place - 1] if frame.place else None
    if not isinstance(before, Predicate) or before.final_tag != "ETM" or frame.before:
        return None
    decided = before.lemma == "하" and frame.place > 1
    verb = frame.view.items[frame.place - 2] if decided else before
    if not isinstance(verb, Predicate):
        return None
    if lemma_of(verb) in {"약속", "공언"}:
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.own_clause")  # A가 약속한 N은 아직 오지 않았다
    return verb_verdict(verb, "own_clause")


def by_earlier_predicate(frame: Frame) -> Verdict | None:
    """회사채를 찍어 20억 달러를 마련했다: a light predicate goes on with the one just before it."""
    if frame.start == 0 or frame.lemma not in verbs("light"):
        return None
    item = frame.view.items[frame.start - 1]
    if not isinstance(item, Predicate) or _has_money(frame):
        return None
    borrowed = [p for _, p in frame.phrases(0, frame.start - 1) if p.particle in {"을", "를"}]
    if borrowed and borrowed[-1].head in verbs("borrowing"):
        return Verdict(ClaimKind.FUNDING_RAISED, "claim.funding_raised.borrowed")
    thing = frame.view.items[frame.start - 2] if frame.start > 1 else None
    if isinstance(thing, Phrase) and thing.particle in {"을", "를"} and not _is_money(thing) and _gathers(item):
        return None  # 기록을 모아 AI를 만드는 데 N을 쓴다
    if item.final_form in {"려고", "으려고", "고자"} and lemma_of(item) in verbs("building", "spending"):
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.purpose")
    return verb_verdict(item, "earlier_predicate") if item.final_form in {"어", "어서", "아", "아서"} else None


def _gathers(predicate: Predicate) -> bool:
    return verb_kind(lemma_of(predicate)) == ("strong", "funding_raised")


def _is_money(phrase: Phrase) -> bool:
    return phrase.head in verbs("sums", "borrowing") or phrase_cue(phrase) is not None


def _has_money(frame: Frame) -> bool:
    return any(p.amounts for i, p in frame.phrases(0, frame.start - 1))


def by_called_off(frame: Frame) -> Verdict | None:
    """8억 파운드짜리 계획을 접었다: a plan with a sum that is called off; of a government it is its budget."""
    plan = frame.after[-1] if frame.after else ""
    if frame.lemma not in verbs("calling_off") or plan not in {"계획", "사업", "프로젝트", "구상", "건립", "건설"}:
        return None
    kind = ClaimKind.BUDGET if _is_state(frame) else ClaimKind.INVESTMENT
    return Verdict(kind, f"claim.{kind}.called_off")


def by_plan(frame: Frame) -> Verdict | None:
    """정부는 25억 유로의 추가 계획을 발표했다: a plan with a sum that is made known; of a government it is its budget."""
    plan = frame.after[-1] if frame.after else ""
    tells = frame.lemma in {"발표", "내놓", "공개", "제시", "확정", "세우"} and frame.particle in {"을", "를"}
    if not tells or plan != "계획":
        return None
    if _is_state(frame):
        return Verdict(ClaimKind.BUDGET, "claim.budget.plan")
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.plan") if _has_payer(frame, frame.start) else None


def by_later_predicate(frame: Frame) -> Verdict | None:
    """받아, 들여, 보태: a light predicate leaves it to the next one of the same sentence."""
    if frame.governor is None or frame.lemma == "필요":  # 5조엔이 필요한데 모은 돈은 얼마뿐이다
        return None
    thing: Item | None = None
    for item in frame.view.items[frame.governor + 1 :]:
        if isinstance(item, Phrase) and (item.amounts or item.head == "나머지"):
            return None  # N을 먼저 대고 나머지는 시장에서 모은다
        found = verb_kind(lemma_of(item)) if isinstance(item, Predicate) else None
        if found == ("strong", "funding_raised") and isinstance(thing, Phrase) and thing.particle in {"을", "를"}:
            return None  # N을 내고 서버를 빌린다: what is borrowed is no money
        thing_of, thing = thing, item
        if found == ("strong", "acquisition") and isinstance(thing_of, Phrase):
            if thing_of.head in verbs("earned"):
                continue  # 반발을 샀다
            return _by_what_is_bought(frame, thing_of)
        if found and found[0] == "strong":
            return Verdict(ClaimKind(found[1]), f"claim.{found[1]}.later_predicate")
    return None


def _by_what_is_bought(frame: Frame, thing: Phrase) -> Verdict:
    """N을 넣고 지분을 사다, N을 주고 터빈 두 대를 사다, N을 받아 A를 사다: money for a stake, for goods, for a company."""
    if frame.lemma in verbs("putting_in") and _is_stake(thing):
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.for_a_stake")
    kind = ClaimKind.CONTRACT if thing.particle in {"을", "를"} and _are_goods(thing) else ClaimKind.ACQUISITION
    return Verdict(kind, f"claim.{kind}.later_predicate")


def _is_stake(item: Item | None) -> bool:
    """N을 넣고 지분 11%를 가져간다: a share of a company is what is given for money that is put into it."""
    return isinstance(item, Phrase) and "지분" in item.nouns and item.particle in {"을", "를"}


def _to_individuals(frame: Frame) -> bool:
    last = frame.governor if frame.governor is not None else frame.host
    to_whom = [p for _, p in frame.phrases(frame.start, last) if p.particle in {"에게", "한테"}]
    return any(joined(p).endswith(agent_endings("individuals")) for p in to_whom)


def by_contract(frame: Frame) -> Verdict | None:
    """N을 내기로 계약했다, N을 내는 계약을 맺었다: what is agreed in a contract is one, whatever the light predicate says."""
    predicate, index = frame.predicate, frame.governor
    if predicate is None or index is None or frame.lemma not in verbs("light") or index + 1 >= len(frame.view.items):
        return None
    following = frame.view.items[index + 1]
    agreed = isinstance(following, Predicate) and predicate.final_form == "기" and lemma_of(following) == "계약"
    told = isinstance(following, Phrase) and predicate.final_tag == "ETM" and following.head == "계약"
    told = told and not (frame.lemma == "지원" and _is_state(frame))  # 상무부가 N을 지원하는 계약
    told = told or (predicate.final_form == "고" and _goes_on_to_contract(frame, index))
    return Verdict(ClaimKind.CONTRACT, "claim.contract.agreed") if agreed or told else None


def _goes_on_to_contract(frame: Frame, index: int) -> bool:
    """N을 내고 서버를 빌려 쓰는 계약에: the clause goes on to the contract that it is the content of."""
    for before, item in zip(frame.view.items[index:], frame.view.items[index + 1 :], strict=False):
        if isinstance(item, Phrase) and item.amounts:
            return False
        if isinstance(item, Phrase) and item.head == "계약":
            return isinstance(before, Predicate) and before.final_tag == "ETM"
    return False


def by_paid_goal(frame: Frame) -> Verdict | None:
    """82% 지분에 N을 지급하다: what a company is paid for its shares is a purchase, no public money."""
    if frame.lemma != "지급" or frame.particle not in {"을", "를"}:
        return None
    goals = (p for _, p in frame.phrases(frame.start, frame.last) if p.particle == "에" and not p.amounts)
    bought = any({"지분", "주식", "인수"} & set(p.nouns) for p in goals)
    return Verdict(ClaimKind.ACQUISITION, "claim.acquisition.paid_goal") if bought else None


def by_leading_share(frame: Frame) -> Verdict | None:
    """ASML이 9억 유로로 라운드를 이끌었다: what the leader of a round puts in is its share, not the round."""
    leads = frame.lemma in verbs("leading") and frame.particle in {"로", "으로"} and not frame.after
    thing = object_of(frame) if leads else None
    cue = phrase_cue(thing)
    is_round = cue is not None and cue.label in {"funding_raised", "investment"}
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.leading_share") if is_round else None


def by_most_money(frame: Frame) -> Verdict | None:
    """산업은행이 2500억원으로 가장 많은 돈을 댔다: how much of the money somebody puts in."""
    thing = object_of(frame) if frame.particle in {"로", "으로"} and not frame.after else None
    is_money = thing is not None and thing.head in {"돈", "자금", "금액"}
    pays = frame.lemma in verbs("spending", "putting_in") or verb_kind(frame.lemma) == ("strong", "investment")
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.most_money") if is_money and pays else None


def by_secured(frame: Frame) -> Verdict | None:
    """그록의 기술과 인력을 200억달러에 확보한다: what is had for a sum is bought."""
    secures = frame.lemma == "확보" and frame.particle == "에" and not frame.after
    return Verdict(ClaimKind.ACQUISITION, "claim.acquisition.secured") if secures and object_of(frame) else None


def by_sale(frame: Frame) -> Verdict | None:
    """지분을 팔아 58억 달러를 마련했다: money that comes from selling is nobody's commitment."""
    before = frame.view.items[frame.start - 1] if frame.start else None
    sells = isinstance(before, Predicate) and lemma_of(before) in verbs("selling") and not before.is_past
    goes_on = isinstance(before, Predicate) and before.final_form in {"어", "어서", "아", "아서"}
    gets = frame.lemma in {"마련", "확보", "조달", "모으", "받", "손에 쥐"} and frame.particle in {"을", "를"}
    return refused("sale") if sells and goes_on and gets else None


def by_goal(frame: Frame) -> Verdict | None:
    """딥엘 인수에 60억 유로를 제시했다: money for a purchase is one, whatever the light predicate says."""
    light = frame.particle in {"을", "를"} and frame.lemma in verbs("light", "spending")
    goals = (head_cue(p) for _, p in frame.phrases(frame.start, frame.last) if p.particle == "에") if light else ()
    goal = next((cue for cue in goals if cue is not None and cue.label == "acquisition"), None)
    if goal is not None and goal.word == "지분" and frame.lemma in verbs("putting_in"):
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.goal")  # 300억달러를 지분에 넣는다
    return cue_verdict(goal, "goal") if goal is not None else None


def by_promise(frame: Frame) -> Verdict | None:
    """총리는 10억 파운드를 약속했다, MS가 22억달러를 약속한 데 이어: a bare sum that somebody promises."""
    promises = frame.lemma in {"약속", "공언"} and frame.particle in {"을", "를"} and not frame.after
    goes_on = frame.view.items[frame.start - 1] if frame.start else None
    same = isinstance(goes_on, Predicate) and goes_on.final_form in {"면서", "으면서", "며", "으며", "고"}
    has_payer = _has_payer(frame, 0 if same else frame.start)
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.promised") if promises and has_payer else None


def by_giving(frame: Frame) -> Verdict | None:
    """X에 N을 넣다: money moved into something is an investment, received from somebody it is raised."""
    if frame.particle not in {"을", "를", "", "까지"}:
        return None
    last = frame.governor if frame.governor is not None else frame.host
    particles = {p.particle for _, p in frame.phrases(frame.start, last) if p.words[-1].tag != DATE}
    if frame.lemma == "쥐":
        return Verdict(ClaimKind.FUNDING_RAISED, "claim.funding_raised.received")
    goes_on = frame.predicate is not None and frame.predicate.final_form in {"어", "아", "어서", "아서"}
    if frame.lemma == "마련" and goes_on:
        return None  # N을 마련해 투자한다
    if frame.lemma in {"받", "얻", "따내", "확보", "마련", "받아내", "얻어내", "따오"}:
        sells = names_order(frame) or any(
            isinstance(i, Predicate) and lemma_of(i) in verbs("supplying") for i in frame.view.items[: frame.governor]
        )
        kind = ClaimKind.CONTRACT if sells else ClaimKind.FUNDING_RAISED
        return Verdict(kind, f"claim.{kind}.received")
    moves = frame.lemma in verbs("light") or (frame.lemma not in known_verbs() and _has_payer(frame, frame.start))
    if particles & {"에", "에게", "한테"} and not _to_individuals(frame) and moves:
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.given")
    return None


def _has_payer(frame: Frame, first: int) -> bool:
    """Return whether an organisation or a government is the subject, so that a verb that no list knows moves its money."""
    subjects = (p for _, p in frame.phrases(first, frame.place) if p.is_subject)
    return any(p.words[-1].tag == ORGANIZATION or (p.head == "곳" and p.words[0].tag == ORGANIZATION) for p in subjects)


def by_spending(frame: Frame) -> Verdict | None:
    """A가 N을 쓰다: money that somebody spends without saying on what."""
    if frame.particle in {"을", "를"} and frame.lemma == "지원" and _is_state(frame):
        return Verdict(ClaimKind.BUDGET, "claim.budget.supported")
    if frame.particle in {"을", "를", ""} and frame.lemma in verbs("spending"):
        used = object_of(frame, own=True) is not None and frame.after == ("어치",)  # 클라우드를 N어치 쓴다
        kind = ClaimKind.CONTRACT if used else ClaimKind.INVESTMENT
        return Verdict(kind, f"claim.{kind}.spent")
    return None
