"""Parts and wholes across sentences: shares that add up, first stages, yearly rates, a sum of what was told.

A ledger that adds a share to its whole counts money twice. Here belongs only which claims of one text point to which.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from tasks.extract.alternations import one_of
from tasks.extract.claims.about_ai import infrastructure_word, strong_word
from tasks.extract.claims.frames import Frame
from tasks.extract.claims.roles import Roles
from tasks.extract.claims.vocabulary import read_vocabulary, verbs
from tasks.records import Claim, ClaimKind, ClaimStatus, Span

_REACH = 5  # how many claims back a whole is looked for
_FAR_CHARS = 700
_STAGE = re.compile(
    r"\d단계|[일이삼]단계|1차로|초기\s?(?:투자|자금|비용)|우선|먼저|첫\s?(?:단계|해|삽)|절반|나머지|이\s?(?:가운데|중)|그\s?(?:가운데|중)|몫|(?:늘어난|불어난|증액한|증액된)\s$|(?:전체|기금|펀드|예산|총액)의\s?[\d.]+\s?(?:%|퍼센트)인"
)
_BREAKDOWN = re.compile(
    r"^(?:세부|구체)\s?[^.]{0,10}보면|^[^.]{0,12}(?:항목|분야|사업|부문|용도|지역|부처|기관|산업|업종|품목)별(?:로|\s[가-힣]{1,6}(?:은|는))|^(?:세부|구체)적으로|가장\s(?:큰|많은)\s(?:사업|몫|항목)[은는이]\s"
)
_ALL_SHARES = re.compile(r"^(?:[^,.]{1,24}따르면,?\s)?(?:이|그)\s?(?:가운데|중)")
_ALL = re.compile(
    r"(?:모두|총|전체|합쳐|합해|도합|다해|(?:전체|총)\s?(?:투자액|투자금|투자\s?규모|사업비|예산|규모|금액)[은는이가])\s?(?:최대\s?|약\s?)?$"
)
_ROUND = re.compile(r"라운드|시리즈|이번 투자|투자에 참여")
_REST = re.compile(r"^[을를]?\s?(?:먼저\s?)?(?:내|대|출자하|넣|맡|보태)[^.]{0,6}[,\s]\s?나머지")
_REST_SHARED = re.compile(r"^[을를]\s[^.]{0,12}?(?:배정|배분|투입|쓰|넣)[^.]{0,6}?\s나머지[를는]")
_OF_FUND = re.compile(
    r"\s*[^.\n]{0,20}(?:펀드|기금)[^.\n]{0,30}에서\s(?:나가는|나온|나오는|집행하는|충당하는|빼낸)\s(?:돈|자금|재원)"
)
_GOES_TO = re.compile(r"(?:은|는)?\s[^,.]{2,30}에(?:게)?(?:\s쓰인다|\s들어간다|\s쓴다)?[.\s]*$")
_SEED = re.compile(r"^[을를]?\s?(?:마중물|종잣돈|밑천|모태)")
_PAID_IN = re.compile(r"^[을를]?\s?(?:출자|출연)")
_ALLOTTED = re.compile(
    r"^[이가은는을를]?(?:\s?이상|\s?가량|\s?정도|\s?안팎)?[이가은는을를]?\s(?:먼저\s|우선\s)?(?:[가-힣]{1,6}[에게]\s)?"
    r"(?:들어가|들어간다|들어갑|든다|듭니다|쓰인다|쓰입|쓴다|쓰기로|씁|돌아가|돌아간다|돌아갑|나간다|나갑|(?:투입|배정|책정|편성|할당|반영|지원|집행)(?!(?:된|되는|될|한|하는|할)\s)|잡[았혔]|담[았겼]|넣[었는기])(?!는\s)"
)
_IS_TO_GO = re.compile(
    r"^(?:\s?이상|\s?가량|\s?정도|\s?안팎)?[이가은는]?\s(?:우선\s|먼저\s)?(?:들어간다|들어갑니다|든다|듭니다|쓰인다|쓰입니다|투입된다|투입됩니다|돌아간다|배정|책정)|^[이가]?,\s[^.]{2,60}\s(?:들어간다|쓰인다|투입된다|배정됐다|책정됐다)"
)
_TO_EACH = re.compile(
    r"^[,은는]?\s[^.]{2,60}?[에게],?\s[^.]{1,40}?\d[^.]{1,40}?(?:들어가|들어간|들어갑|든다|듭니다|투입|쓰|쓴|씁|배정|책정|편성|할당|돌아가|돌아간|돌아갑)"
)
_IN_PERCENT = re.compile(r"(?:전체|기금|펀드|예산|총액)의\s?[\d.]+\s?(?:%|퍼센트)인\s$")
_INTO_FUND = re.compile(r"(?:펀드|기금|조합)에(?:는|도)?\s[^,.]{0,8}$")
_A_YEAR = 400
_NEXT_CHARS = 300
_SOURCES = frozenset({"국비", "시비", "도비", "군비", "구비", "지방비", "민자", "민간", "재정", "자체"})
_BESIDE = 2
_OWN_SHARE = re.compile(r"(?:부|청|처|위원회)\s?몫[은이]\s")
_SOURCE_OF_FUND = re.compile(r"(?:재원|자금|돈)[은을]\s")
_IN_ITS_TIME = re.compile(
    r"[은는]\s(?:이미|벌써|내년|올해|연내|\d{4}년|\d{1,2}월)"
)  # 73억은 이미 집행했고 79억은 내년부터 쓴다
_FOR_USE = re.compile(r"[가-힣]는\s데(?:[,\s에]|$)")  # 1조원은 장비를 사는 데, 나머지는 빌리는 데 쓴다
_FIRST_YEAR = re.compile(r"첫\s?해")
_ITS_OWN = frozenset({"펀드", "기금", "이 펀드", "이 기금"})
PURSES = frozenset({ClaimKind.BUDGET, ClaimKind.FUND})
_PAID = frozenset({ClaimKind.INVESTMENT, ClaimKind.BUDGET, ClaimKind.FUND, ClaimKind.CONTRACT, ClaimKind.ACQUISITION})


def _same_payer(part: Claim, whole: Claim) -> bool:
    if part.actor is None or whole.actor is None:
        return True
    if part.actor_organization_id and part.actor_organization_id == whole.actor_organization_id:
        return True
    return part.actor == whole.actor or "+actor.carried" in part.rule


def _can_hold(part: Claim, whole: Claim) -> bool:
    """Return whether one claim's money could be a share of another's: same currency and sort of money, and smaller."""
    if part.amount_value is None or whole.amount_value is None or part.currency != whole.currency:
        return False
    ranks = part.kind is ClaimKind.MARKET_SIZE and whole.kind in PURSES and _BREAKDOWN.search(part.surface)
    pays_into = (part.kind, whole.kind) == (ClaimKind.INVESTMENT, ClaimKind.FUNDING_RAISED)
    same_sort = pays_into or ranks or part.kind is whole.kind or {part.kind, whole.kind} <= _PAID
    near = abs(part.span[0] - whole.span[0]) <= _FAR_CHARS
    return same_sort and near and part.amount_value < whole.amount_value and part.part_of_span is None


def _is_paid_in(part: Claim, whole: Claim, behind: str) -> bool:
    """Return whether a sum behind the whole is said to be put into it, whoever pays it.

    10억 유로 펀드를 만든다. 정부가 4억 유로를 내고 나머지는 기업이 채운다; 산업은행이 600억원을 출자한다; 시 예산 700억원을 마중물로.
    """
    follows = part.span[0] > whole.span[0] and part.span[0] - whole.span[1] <= _NEXT_CHARS
    is_fund = whole.kind is ClaimKind.FUND
    own_seed = _same_payer(part, whole) and _SEED.match(behind)
    return follows and bool(_REST.match(behind) or (is_fund and (_PAID_IN.match(behind) or own_seed)))


def _says(part: Claim, whole: Claim, text: str) -> bool:
    """Return whether the words say that the one is in the other: 1단계로 N, 매년 N, 모두 N."""
    if part.amount_span is None or whole.amount_span is None:
        return False
    if whole.kind is ClaimKind.FUNDING_RAISED and part.kind is ClaimKind.INVESTMENT:
        return part.span[0] >= whole.span[0] and _ROUND.search(part.surface) is not None
    behind = text[part.amount_span[1] : part.span[1]]
    from_fund = whole.kind is ClaimKind.FUND and part.span[0] > whole.span[0] and _OF_FUND.match(text, part.span[1])
    if from_fund or _is_paid_in(part, whole, behind) or _is_of_plan(part, whole, text):
        return True
    if part.rule == "claim.stage" or not _same_payer(part, whole):
        return False
    if part.span[0] >= whole.span[0]:
        same = part.span == whole.span and whole.amount_span[1] <= part.amount_span[0]
        ahead = text[whole.amount_span[1] if same else part.span[0] : part.amount_span[0]]
        rest = whole.kind in {ClaimKind.FUND, ClaimKind.BUDGET} and _REST_SHARED.match(behind)
        lists = part.span != whole.span  # 분야별로는 AI에 N, 반도체에 M: one share of a list holds no other
        told = rest or (lists and (_BREAKDOWN.search(part.surface) or _ALL_SHARES.match(part.surface)))
        shares = bool(told or _is_allotted(part, whole, text))
        return bool(_STAGE.search(ahead[-40:])) or shares or (part.per == "year" and whole.per is None)
    first_year = _FIRST_YEAR.search(text[part.span[0] : part.amount_span[0]]) and {part.kind, whole.kind} <= _PAID
    return _is_of_all(whole, text) and (whole.kind is part.kind or bool(first_year))


def _is_of_plan(part: Claim, whole: Claim, text: str) -> bool:
    """Return whether a sum that nobody is said to pay is what one thing gets of the plan that a firm has just told.

    A는 8조원을 투자한다. 데이터센터를 짓는 데 5조원이 들어간다. 로봇 공장에는 4000억원이 배정됐다. Not what a plant took that stands already.
    """
    plan = whole.kind is ClaimKind.INVESTMENT and whole.actor_organization_id is not None and whole.part_of_span is None
    near = whole.span[1] <= part.span[0] <= whole.span[1] + _NEXT_CHARS
    told_by_others = part.status is ClaimStatus.FORECAST or part.attributed_to is not None
    if not plan or not near or told_by_others or part.actor is not None or part.amount_span is None:
        return False
    public = any(word in part.surface for word in ("보조금", "예산", *_SOURCES))
    return not public and _IS_TO_GO.match(text[part.amount_span[1] : part.span[1]]) is not None


def _is_allotted(part: Claim, whole: Claim, text: str) -> bool:
    """Return whether a sum behind a budget or a fund is what one thing gets of it, and nobody else is said to pay it.

    인재 양성에는 1조6000억원이 들어간다; GPU 구매(2조2000억원)가 가장 크고; 내년에는 30조원을 집행한다.
    """
    if whole.kind not in PURSES or part.span[0] < whole.span[1] or part.amount_span is None:
        return False
    if part.actor is not None and "+actor.carried" not in part.rule and not _same_payer(part, whole):
        return False
    if _elsewhere().search(part.surface):
        return False  # 청년월세 지원에는 3780억원이 배정됐다
    days = (part.period_end - part.period_start).days if part.period_start and part.period_end else 0
    if whole.kind is ClaimKind.BUDGET and days > _A_YEAR:
        return False  # 내년 예산 10조원. 피지컬 AI에는 5년간 6조원이 투입된다
    start, end = part.amount_span
    if _INTO_FUND.search(text[part.span[0] : start]):
        return False  # 지역펀드에는 2300억원을 배정했다: of another fund
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    behind = text[end : part.span[1]]
    return bracketed or bool(_ALLOTTED.match(behind) or _TO_EACH.match(behind))


@cache
def _elsewhere() -> re.Pattern[str]:
    """Return what of a budget is no technology: 복지, 상품권, 월세 …"""
    words = (*read_vocabulary("ai_words")["other_purses"], *read_vocabulary("nouns")["refused"]["welfare"])
    return re.compile(one_of(words))


def _is_of_all(claim: Claim, text: str) -> bool:
    """Return whether a sum is called one of all: 모두 1조원."""
    return claim.amount_span is not None and _ALL.search(text[claim.span[0] : claim.amount_span[0]]) is not None


def _adds_up(whole: int, claims: list[Claim]) -> range:
    """Return the claims right behind one that add up to it exactly, whoever pays each: 둘은 모두 1조원. A는 6000억원, B는 4000억원."""
    told, total = claims[whole], Decimal(0)
    for place in range(whole + 1, min(whole + 1 + _REACH, len(claims))):
        part = claims[place]
        if part.part_of_span is not None:
            continue  # a share of a share: 73억, of which 15억 and 46억
        if part.amount_value is None or not _can_hold(part, told) or part.per is not None:
            break
        total += part.amount_value
        if place > whole + 1 and total == told.amount_value:
            return range(whole + 1, place + 1)
    return range(0)


def link_parts(claims: list[Claim], text: str) -> list[Claim]:
    """Return the claims, each share that the text tells as one pointing to its whole."""
    linked = list(claims)
    for whole, told in enumerate(claims):
        for place in _adds_up(whole, linked) if _is_of_all(told, text) else ():
            linked[place] = replace(linked[place], part_of_span=told.amount_span)
    for place, part in enumerate(linked):
        around = linked[max(0, place - _REACH) : place + 3]
        wholes = [w for w in reversed(around) if w is not part and _can_hold(part, w) and _says(part, w, text)]
        if wholes and wholes[0].amount_span is not None:
            linked[place] = _of_breakdown(replace(part, part_of_span=wholes[0].amount_span), wholes[0], text)
    funds = {c.amount_span: c for c in linked if c.kind is ClaimKind.FUND}
    return _of_ai_alone([_of_fund(c, funds.get(c.part_of_span)) for c in linked], text)


def _of_ai_alone(claims: list[Claim], text: str) -> list[Claim]:
    """분야별로는 AI에 N, 반도체에 M: of the shares of one fund in a sentence those that name AI alone are about it."""
    told: dict[tuple[Span, Span], list[tuple[int, Span]]] = {}
    for place, claim in enumerate(claims):
        if claim.part_of_span is not None and claim.kind is ClaimKind.FUND and claim.amount_span is not None:
            told.setdefault((claim.span, claim.part_of_span), []).append((place, claim.amount_span))
    marked = list(claims)
    for (sentence, _), shares in told.items():
        words = _beside_each(text, sentence, [span for _, span in shares])
        for (place, _), own in zip(shares, words, strict=True):
            about = marked[place].about_ai and _names_ai(own, words, otherwise=True)
            marked[place] = replace(marked[place], about_ai=about)
    return marked


def _names_ai(own: str, words: list[str], *, otherwise: bool) -> bool:
    """Return whether a share is AI's: where one share's words are about AI, those that name neither AI nor what it runs on are not."""
    return bool(strong_word(own) or infrastructure_word(own)) if any(map(strong_word, words)) else otherwise


def _beside_each(text: str, sentence: Span, amounts: list[Span]) -> list[str]:
    """Return what stands in front of each amount, behind the comma after the one before, and up to the comma behind it."""
    words = []
    for start, end in amounts:
        before = max([sentence[0], *(other for _, other in amounts if other <= start)])
        ahead = text[before:start]
        words.append(
            (ahead.partition(", ")[2] if before > sentence[0] else ahead) + text[end : sentence[1]].partition(",")[0]
        )
    return words


def _of_fund(part: Claim, whole: Claim | None) -> Claim:
    """정부는 150조원의 펀드를 굴리고 이 중 30조원을 AI에 배정했다: what the same payer allots of a fund is the fund's."""
    allots = (
        whole is not None and part.kind is ClaimKind.BUDGET and part.actor == whole.actor and part.span == whole.span
    )
    return replace(part, kind=ClaimKind.FUND) if allots else part


def _of_breakdown(part: Claim, whole: Claim, text: str) -> Claim:
    """세부 항목을 보면 개발에 N이 들어간다: a share whose payer is not named is the payer's of the whole, and the same sort of money."""
    if _is_of_plan(part, whole, text):
        return of_purse(replace(part, status=whole.status), whole)
    own = part.actor in _ITS_OWN and whole.kind is ClaimKind.FUND  # 펀드는 반도체에 N을 투자한다
    named = part.actor is not None and "+actor.carried" not in part.rule and not own
    nobody = part.actor is None or (whole.kind is ClaimKind.BUDGET and not named)
    of_these = nobody and part.kind is ClaimKind.BUDGET and _ALL_SHARES.match(part.surface)
    allotted = of_these or _is_allotted(part, whole, text)
    in_percent = part.amount_span is not None and _IN_PERCENT.search(text[part.span[0] : part.amount_span[0]])
    tells = own or allotted or in_percent or _BREAKDOWN.search(part.surface) or "나머지" in part.surface
    if named or not tells or whole.kind not in {ClaimKind.BUDGET, ClaimKind.FUND}:
        return part
    own_time = whole.status is ClaimStatus.DONE and part.period_start is not None  # 내년에는 6조원을 집행한다
    return of_purse(part if own_time else replace(part, status=whole.status), whole)


def _words_of_shares(frames: list[Frame]) -> list[str]:
    return _beside_each(frames[0].view.text, frames[0].view.span, [f.amount.span for f in frames])


def share_of_told(claim: Claim, roles: Roles, whole: Claim, frame: Frame, frames: list[Frame]) -> Claim | None:
    """Return a share of a whole told before, with its own payer or purpose; None for one that names neither and so adds nothing.

    One without a payer of its own is as far as the whole, and of a budget the budget's. Where one share's words are about AI, the
    others, 연구개발에 N and 공장에 M, are not.
    """
    own = roles.actor is not None and roles.actor.name in _ITS_OWN and whole.kind is ClaimKind.FUND
    if not own and roles.actor is not None and roles.rule in {"actor.subject", "actor.possessor", "actor.owner"}:
        return replace(claim, part_of_span=whole.amount_span)
    words = _words_of_shares(frames)
    own_words = words[frames.index(frame)]
    says = any(pattern.search(own_words) for pattern in (_GOES_TO, _IN_ITS_TIME, _FOR_USE))
    if roles.recipient is None and not says:
        return None
    share = replace(
        claim,
        status=whole.status,
        part_of_span=whole.amount_span,
        period_start=claim.period_start or whole.period_start,
        period_end=claim.period_end or whole.period_end,
        about_ai=claim.about_ai and _names_ai(own_words, words, otherwise=True),
    )
    return of_purse(share, whole) if own or whole.kind is ClaimKind.BUDGET else share


def listed_share(part: Claim, frame: Frame, frames: list[Frame]) -> Claim | None:
    """집적회로 450억, AI 225억, 바이오 225억위안이다: one of a bare list that adds up to the whole told before; None without a name.

    Where one share's words are about AI, the others are not. Who bears what (국비, 시비, 민자) is told of the whole and adds nothing.
    """
    if not frame.before or frame.lemma not in verbs("copula") or any(_SOURCES & set(f.before) for f in frames):
        return None
    at = frame.amount.span[0]
    if any(at - _BESIDE <= o.span[1] <= at for o in frame.view.mentions.organizations):
        return None  # NTT 3000억엔, 후지쯔 1500억엔: each pays its own
    words = _words_of_shares(frames)
    return replace(part, about_ai=_names_ai(words[frames.index(frame)], words, otherwise=part.about_ai))


def comes_together(whole: Claim, frames: list[Frame]) -> bool:
    """기금 75조원과 민간 자금 75조원으로 꾸린다, after a fund of 150조원: where its money comes from adds nothing."""
    last = frames[-1]
    makes = last.lemma.removesuffix("되") in verbs("coming_together") and last.particle in {"로", "으로"}
    sources = last.lemma in verbs("gathering") and _SOURCE_OF_FUND.match(last.view.surface) is not None
    return whole.kind is ClaimKind.FUND and (makes or sources)


def bracketed_share(frame: Frame, frames: list[Frame], claims: list[Claim]) -> Claim | None:
    """Return the budget or fund told before of which brackets say what each thing gets: 로봇(1조9000억원), 인재(1조6000억원)."""
    at = frame.amount.span[0]
    told = [f for f in frames if frame.view.text[f.amount.span[0] - 1 : f.amount.span[0]] == "("]
    whole = next((c for c in reversed(claims) if c.kind in PURSES and c.part_of_span is None), None)
    if whole is None or whole.amount_value is None or len(told) < 2 or frame not in told:
        return None
    near = at - whole.span[1] <= _FAR_CHARS and whole.currency == frame.amount.currency
    named = any(o.span[1] == at - 1 for o in frame.view.mentions.organizations)
    fits = sum(f.amount.value for f in told if f.amount.currency == whole.currency) <= whole.amount_value
    return whole if near and fits and not named else None


def share_of_purse(frame: Frame, claims: list[Claim]) -> Claim | None:
    """Return the budget or fund told last of which an amount is a share that goes somewhere: 산업별로는 AI에 N이 돌아간다, AI가 N으로 첫째다."""
    told = (c for c in reversed(claims[-_REACH:]) if c.part_of_span is None)
    purse = next((c for c in told if c.kind in PURSES or (c.actor or "").endswith(("펀드", "기금"))), None)
    if purse is None or purse.amount_value is None or purse.currency != frame.amount.currency:
        return None
    goes = frame.lemma in {"돌아가", "가"} and (frame.particle in {"이", "가"} or frame.host_phrase.is_topic)
    ranks = _BREAKDOWN.search(frame.view.surface) is not None and frame.particle in {"로", "으로"}
    near = frame.view.span[0] - purse.span[1] <= _FAR_CHARS and frame.amount.value < purse.amount_value
    owned = _OWN_SHARE.search(frame.view.surface) is not None  # 과기정통부 몫이 N으로 확정됐다
    return purse if near and not owned and (goes or ranks) else None


def of_purse(share: Claim, whole: Claim) -> Claim:
    """Return a share as the money of its whole: the same sort, paid by the same one where the whole names one."""
    payer = whole if whole.actor is not None else share
    return replace(
        share,
        kind=whole.kind,
        actor=payer.actor,
        actor_country=payer.actor_country,
        actor_organization_id=payer.actor_organization_id,
        target_country=share.target_country or whole.target_country,
    )


def told_whole(frames: list[Frame], claims: list[Claim]) -> Claim | None:
    """Return the claim told before that all amounts of a sentence add up to: 국비 A, 시비 B, 민자 C of N.

    Two or more amounts of one currency, and nothing but a few sentences between.
    """
    currencies = {f.amount.currency for f in frames}
    if len(frames) < 2 or len(currencies) != 1:
        return None
    total = sum(f.amount.value for f in frames)
    for claim in reversed(claims[-_REACH:]):
        near = frames[0].view.span[0] - claim.span[0] <= _FAR_CHARS
        if near and claim.amount_value == total and claim.currency in currencies and claim.span != frames[0].view.span:
            return claim
    return None


def claim_of_whole(whole: Span | None, frames: list[Frame], claims: list[Claim]) -> Claim | None:
    """Return the claim that told the whole before this sentence names it again, None without one."""
    amount = next((f.amount for f in frames if f.amount.span == whole), None)
    told = (c for c in reversed(claims) if amount and (c.amount_value, c.currency) == (amount.value, amount.currency))
    return next((c for c in told if c.amount_span != whole), None)


def whole_told_before(whole: Span | None, frames: list[Frame], claims: list[Claim]) -> Span | None:
    """Return where the whole of a share was told as a claim before, else the whole itself: 2000억 유로 …. 2000억 유로 가운데 N은."""
    told = claim_of_whole(whole, frames, claims)
    return told.amount_span if told is not None else whole


def repointed(kept: list[Claim], told: list[Claim]) -> list[Claim]:
    """Return the claims with each share pointing to the statement of its whole that was kept of several."""
    spans = {c.amount_span for c in kept}
    by_span = {c.amount_span: c for c in told}
    by_money = {(c.amount_value, c.currency): c.amount_span for c in reversed(kept)}
    pointed = []
    for claim in kept:
        whole = by_span.get(claim.part_of_span) if claim.part_of_span not in spans else None
        span = by_money.get((whole.amount_value, whole.currency)) if whole is not None else None
        pointed.append(replace(claim, part_of_span=span) if span is not None else claim)
    return pointed


def without_running_totals(claims: list[Claim]) -> list[Claim]:
    """Return the claims without sums of earlier rounds that stand beside a round: 누적 투자금은 N이 됐다."""
    kinds = frozenset({ClaimKind.INVESTMENT, ClaimKind.FUNDING_RAISED})
    fresh = any(c.kind in kinds and not c.is_cumulative for c in claims)
    raisers = {c.actor for c in claims if c.kind is ClaimKind.FUNDING_RAISED and not c.is_cumulative}
    return [
        c
        for c in claims
        if not (fresh and c.is_cumulative and c.kind in kinds and (c.actor in raisers or not _own_total(c)))
    ]


def _own_total(claim: Claim) -> bool:
    """Return whether the sentence itself names whose total it is; a carried or missing payer does not."""
    return claim.actor is not None and "+actor.carried" not in claim.rule and "+actor.anaphor" not in claim.rule
