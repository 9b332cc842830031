"""Money that is spoken of but that nobody commits: figures of speech, suppositions, whole budgets, demands, pay.

Each rule reads the whole sentence around one amount. What the nouns and verbs beside it refuse is in ``kinds``.
"""

from __future__ import annotations

import re
from functools import cache

from tasks.extract.alternations import one_of
from tasks.extract.claims.about_ai import strong_word, weak_word
from tasks.extract.claims.clause_parties import payer_of_share
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.evidence import joined, last_cue, subject_of
from tasks.extract.claims.frames import Frame, lemma_of
from tasks.extract.claims.parties import party_at, subject_parties, unlisted_subject
from tasks.extract.claims.parts import is_whole_marker
from tasks.extract.claims.roles import Roles
from tasks.extract.claims.sources import main_verb
from tasks.extract.claims.vocabulary import agent_endings, read_vocabulary, verb_kind, verbs
from tasks.records import ClaimKind, CountryForm

_PUT_TOGETHER = re.compile(r"[을를]?\s(?:합쳐|합해|더해|합한|합친|보태)")
_IF = re.compile(r"\s?(?:이면|이라면|라면)\s")
_MEASURED_BY = re.compile(
    r"(?:은|는|이면|이라면)\s[^.”\"]{0,40}?(?:(?:한|두|석|넉) ?(?:달|해) ?치|하루치|(?<=\d)년 ?치|몇 ?(?:명|곳|개|장|대)\b|에 불과)"
)
_FIT_TO = re.compile(r"[을를]?\s(?:넘게\s|이상\s)?[가-힣]{1,4}\s만한\s")
_THRESHOLD = re.compile(
    r"\s?(?:이상|넘는|초과)(?:의|인)?\s(?:거래|투자|계약|라운드)(?:건)?(?:를|만|을)?\s(?:모두\s|다\s)?(?:더|합|모|세|집계)"
)
_AS_A_RULE = re.compile(r" (?:대개|보통|통상|흔히|많 어야|기껏 하 어야|기껏해야) ")
_WHEN_THEN = re.compile(r"[을를]\s[^.]{1,10}\s때(?:의|와|에)\s[^.]{0,40}?(?:비교|견줘|견주|비해|보다)")
_HOPED_EFFECT = re.compile(r"(?:끌어낼|이끌어낼|불러올|유발할|일으킬|가져올) 것으로 (?:기대|예상|전망|내다)")
_ADDS_TO_ECONOMY = re.compile(r"경제에\s[^.]{1,30}(?:보탤|더할|기여할|보탠|더한)\s?(?:것으로|다고|다는)")
_THOUGH = re.compile(r"\s?(?:이라고|라고|이라|라|이래|이라도|라도)\s?(?:해도|하더라도|한들|도|치자|치면)")
_SUPPOSED = re.compile(
    r"(?:셈해|계산해|가정해|상상해|생각해|쳐)\s?보(?:자|면|라|세요|죠)|[고라다]\s?(?:치자|가정하|하자면|가정할)"
)
_GENERIC = re.compile(
    r"\s?(?:짜리|(?:원|달러)?\s?단위|[을를이가]\s?넘는|대)\s?(?:의\s)?(?:[가-힣A-Z]{1,8}\s){0,2}(?:투자|펀드|라운드|거래|계약|사업|과제|프로젝트)"
)
_OUGHT = re.compile(r" (?:어야|아야|여야) 하 ")
_CALLS = re.compile(r" (?:지적|주장|강조|촉구|제언|조언|요구|목소리|역설|비판|꼬집) ")
_IF_WANTED = re.compile(r" (?:려면|으려면|기 위하 어서|위하 어서 는) ")
_USUALLY = re.compile(r" (?:통상|보통|대개|대략적으로|흔히) ")
_WISHED = re.compile(r"(?<! 달) (?:라고|으라고|라는|자고|자는|라며|으라며|다면|ᆫ다면|는다면|더라도|어도|아도|여도) $")
_PROPOSED = re.compile(r" (?:자고|자는) (?:제안|발의|결의|합의|뜻) ")
_ASKED = re.compile(r" (?:는가|은가|ᆫ가|을까|ᆯ까|느냐) [?.]? ?$")
_ADDED_UP = re.compile(r"만\s(?:모아|더해|합쳐|합해|세어)도")
_OR_RATHER = re.compile(r"\s?,?\s?(?:아니|아니지|정정하면)[,\s]|[이가]\s(?:아니라|아니고|아닌)\s")
_ERA = re.compile(r"\s?(?:원\s)?시대")
_MARKET_WIDE = (
    "벤처투자총액",
    "벤처투자규모",
    "벤처투자",
    "벤처투자액",
    "벤처투자금",
    "스타트업투자",
    "스타트업투자액",
    "스타트업투자금",
)
_INFLOW_STATISTIC = re.compile(r"외국인\s?직접\s?투자|\bFDI\b")
_CASE = re.compile(
    r"(?:(?:한|1)\s?(?:곳|회사|기업|업체|팀|사람)|기업|업체|과제|팀)(?:에|당|마다)\s(?:(?:최대|최고)\s|[^가-힣]+\s?(?:조|억|만)?\s?원?까지)"
)
_MISPRINT = re.compile(r"[’'”\"]?[은는이가]\s[^.]{2,24}의\s(?:잘못|오기|오타|착오|오류)")
_RAISED_BEFORE = re.compile(
    r"(?:조달한|유치한|확보한|모은|수혈한|받은)\s(?:자금|투자금|돈)\s?(?:가운데|중)(?:에서)?\s(?:약\s)?$"
)
_PER_HEAD_OF = re.compile(r"씩\s(?:모두|총|합쳐|합해|도합|다해)\s")
_SUED = re.compile(r"(?:라는|라며|달라는|달라며|라고)\s?[^.]{0,16}(?:소송|제소|고소)")
_PAY_PLAN = re.compile(r"[^.]{0,24}(?:보상안|보상 패키지|보수안|스톡옵션)")
_GROWN_TO = re.compile(
    r"\s?짜리\s?(?:[가-힣A-Z]{1,6}\s)?(?:회사|기업|스타트업|유니콘)[가이로]\s?(?:으로\s)?(?:됐|되|컸|성장|올라)"
)
_NOT_SHOWN = re.compile(
    r"(?:의|을|를)?\s[^.]{0,24}(?:계획|방안|증빙)[을를]\s[^.]{0,16}(?:내지|제출하지|마련하지|제시하지)\s못"
)
_ANY_FIRM = frozenset({"기업", "회사", "업체", "외국기업", "해외기업", "투자자", "곳", "기업들", "투자기업"})
_APART = re.compile(
    r"^\)?\s?(?:과|와)는?\s?(?:별개|별도|무관)|[^.]{0,40}(?:계획|투자|사업|예산)(?:과|와)는?\s?(?:별개|별도|무관)"
)
_AFTER_TAX = re.compile(r"(?:세금|원천징수)[^.]{0,14}(?:떼|뺀|빼|제하|제외)")
_POINTED = re.compile(r"(?:이|그|해당|관련|이번|\d기|\d단계|\d차)\s(?:사업\s)?예산")
_DEMANDED = re.compile(r"(?:삭감|감액|철회|중단|취소|증액)[을를]?\s?(?:요구|촉구|주장|요청)")
_FROM_THE_STATE = re.compile(r"국비|정부에|중앙정부|국회에")
_FROM_PARLIAMENT = re.compile(r"국회에|의회에")
_PAID_PEOPLE = (
    "연구원",
    "연구자",
    "후보",
    "인재",
    "엔지니어",
    "개발자",
    "과학자",
    "전문가",
    "직원",
    "임원",
    "교수",
    "선수",
    "박사",
    "상속인",
    "가족",
)
_AT_AUCTION = re.compile(r"경매|그림|초상|작품|미술|소더비|크리스티")


def _behind(frame: Frame, size: int) -> str:
    end = frame.money_end
    return frame.view.text[end : min(end + size, frame.view.span[1])].lstrip(")")


def _names_somebody(frame: Frame) -> bool:
    inside = frame.view.mentions
    places = any(c.form is not CountryForm.DOMESTIC for c in inside.countries)
    return places or any(o.kind != "media" for o in inside.organizations)


def is_figure_of_speech(frame: Frame) -> bool:
    """수십조 원이라고 해도, 100억원짜리 소규모 투자는, N을 붓는다고 셈해 보자: nobody promises that money."""
    behind = _behind(frame, 60)
    if (
        _THOUGH.match(behind)
        or _ERA.match(behind)
        or _OR_RATHER.match(behind)
        or _SUPPOSED.search(frame.view.surface)
        or _ADDED_UP.search(frame.view.surface)
        or (_IF.match(behind) and frame.particle == "")
        or _MEASURED_BY.match(behind)
        or _FIT_TO.match(behind)
        or _THRESHOLD.match(behind)
        or (frame.lemma in verbs("cutting") and " 겠 " in frame.forms_after)  # 5천억원 이상 깎겠다고 벼르다
        or _WHEN_THEN.match(behind)
        or (_HOPED_EFFECT.search(behind) and frame.particle in {"을", "를"})
        or _ADDS_TO_ECONOMY.search(frame.view.surface)
    ):
        return True
    if _is_vague(frame) and _is_aside(frame):
        return True
    is_generic = _GENERIC.match(behind) is not None or frame.amount.surface.rstrip().endswith("단위")
    signed = frame.lemma in {"맺", "체결"}  # 현대위아와 74억원짜리 계약을 맺었다
    return is_generic and not signed and not _names_somebody(frame) and not _somebody_acts(frame)


def _is_vague(frame: Frame) -> bool:
    """수백억 원, 조 단위: a sum without a figure."""
    surface = frame.amount.surface.lstrip()
    return surface.startswith("수") or surface.endswith("단위") or not any(c.isdigit() for c in surface)


def _is_aside(frame: Frame) -> bool:
    """수억 위안을 쓰다가, 조 단위 계약을 맺은 것은 처음이다, 대개 수십억원에 그친다: not what the sentence tells."""
    if _AS_A_RULE.search(frame.forms_before):
        return True
    predicate, items = frame.predicate, frame.view.items
    if predicate is None or frame.governor is None or predicate.final_tag not in {"EC", "ETM"}:
        return False
    following = items[frame.governor + 1] if frame.governor + 1 < len(items) else None
    heads = {"사이", "동안", "때", "마당", "판"} | ({"것", "일"} if predicate.final_form in {"ᆫ", "은"} else set())
    is_head = isinstance(following, Phrase) and following.head in heads
    denied = isinstance(following, Predicate) and following.lemma in {"못하", "않"}
    return is_head or denied or predicate.final_form in {"다가", "지"}


def _somebody_acts(frame: Frame) -> bool:
    """Return whether the sentence has a subject that does something with the money; who finds fault with it does not."""
    acts = unlisted_subject(frame) is not None or any(p.index < frame.place for p in subject_parties(frame))
    return acts and main_verb(frame) not in verbs("outsider")


def is_source_of_money(frame: Frame, frames: list[Frame]) -> bool:
    """재원은 채권으로 모으는 75조원과 민간 자금 75조원으로 마련한다: where the money of a fund comes from adds nothing to it."""
    subject = subject_of(frame)
    told = subject is not None and subject.head == "재원" and subject.is_topic
    return told and len(frames) > 1 and frame.lemma.removesuffix("되") in verbs("coming_together")


def is_summand(frame: Frame, frames: list[Frame]) -> bool:
    """기금 75조원과 민간 자금 75조원을 합쳐 모두 150조원을 조성한다: what a sum is put together of, where nobody is said to pay each."""
    rest = [f for f in frames if f.amount.currency == frame.amount.currency]
    total = rest[-1] if len(rest) > 2 else None
    if total is None or frame is total or sum(f.amount.value for f in rest[:-1]) != total.amount.value:
        return False
    between = frame.view.text[rest[-2].amount.span[1] : total.amount.span[0]]
    return _PUT_TOGETHER.search(between) is not None and payer_of_share(frame) is None


def is_never_shown(frame: Frame) -> bool:
    """사업비 3조원의 자금 조달 계획을 내지 못했다: a plan for money that never came."""
    return _NOT_SHOWN.match(_behind(frame, 60)) is not None


def is_of_any_firm(frame: Frame) -> bool:
    """10억 달러 이상 투자하는 기업에는 환경 심사를 앞당긴다: whoever puts in so much, and nobody does yet."""
    following = frame.view.items[frame.governor + 1 :][:1] if frame.governor is not None else ()
    whoever = frame.predicate is not None and (frame.predicate.final_tag, frame.predicate.final_form) == ("ETM", "는")
    return whoever and any(
        isinstance(i, Phrase) and joined(i) in _ANY_FIRM and i.particle in {"에", "에게"} for i in following
    )


def is_no_payment(frame: Frame) -> bool:
    """580억원은 850억원의 잘못이다, N을 내놓으라는 소송, 66억 달러짜리 회사가 됐다: taken back, sued for, worth."""
    behind = _behind(frame, 60)
    shared = _PER_HEAD_OF.match(behind) and frame.amount.per is None
    return bool(
        shared
        or _of_raised(frame)
        or _once_blocked(frame)
        or _makes_good(frame)
        or _MISPRINT.match(behind)
        or _SUED.search(behind)
        or _GROWN_TO.match(behind)
    )


def _of_raised(frame: Frame) -> bool:
    """조달한 자금 가운데 N을 데이터센터에 쓰겠다: what a round is spent on is no money beside the round."""
    ahead = frame.view.text[max(frame.view.span[0], frame.amount.span[0] - 20) : frame.amount.span[0]]
    return _RAISED_BEFORE.search(ahead) is not None


def _makes_good(frame: Frame) -> bool:
    """피해 보상에 쓴 돈만 N이다: what is paid for harm done."""
    return any(
        p.particle == "에" and _ends(p, ("보상", "배상", "피해", "위자료")) for _, p in frame.phrases(0, frame.place)
    )


def _once_blocked(frame: Frame) -> bool:
    """A의 N 인수를 막은 적이 있다: what a regulator once stood in the way of is its own money least of all."""
    return frame.lemma in verbs("blocking") and " 적 이 있 " in frame.forms_after


def is_wish(frame: Frame) -> bool:
    """N을 투자해야 한다고 지적했다, 투자하라고, 투자한다면, 투자해도 모자란다, 통상 N이 든다: nobody has decided anything."""
    acts = frame.predicate is not None and not frame.predicate.is_copula
    own = frame.view.forms(frame.amount.span[1], frame.predicate.end) if frame.predicate and acts else ""
    behind, ahead = frame.forms_after, frame.forms_before
    ought = _OUGHT.search(behind) and (_CALLS.search(behind) or _IF_WANTED.search(ahead))
    usual = _USUALLY.search(ahead) and frame.lemma in {"들", "들어가", "소요", "필요", "소요되", "필요하"}
    wished = _WISHED.search(own) and not _PROPOSED.search(behind)
    return bool(ought or usual or wished or _ASKED.search(behind))


def is_size_of_payer(frame: Frame) -> bool:
    """N짜리 펀드와 B가 돈을 댔다: how large a fund is that pays into something else is not what it pays."""
    cue = last_cue(frame.after)
    pays = frame.lemma in verbs("spending") or verb_kind(frame.lemma) == ("strong", "investment")
    acts = frame.host_phrase.is_subject or frame.host_phrase.particle in {"와", "과", ","}
    made = frame.view.items[frame.place - 1] if frame.place else None
    is_made = isinstance(made, Predicate) and lemma_of(made) in verbs("founding") | {"만들", "조성"}
    if cue is None or cue.label != "fund" or not (pays and acts) or is_made:
        return False  # 정부가 만든 N짜리 펀드가 돈을 풀었다
    last = frame.governor if frame.governor is not None else frame.host
    return any(p.particle in {"을", "를"} for _, p in frame.phrases(frame.host + 1, last))


def is_market_figure(frame: Frame) -> bool:
    """1분기 벤처투자액은 N이다, 외국인 직접투자 신고액은 N이다: what a whole market invested, in all trades, is nobody's promise to AI."""
    subject = subject_of(frame)
    told = frame.view.text[subject.start : subject.end + 12] if subject is not None else ""
    if _INFLOW_STATISTIC.search(told) and strong_word(frame.view.surface) is None:
        return True
    themes = ["".join(frame.before), *([joined(subject)] if subject is not None and not frame.before else [])]
    named = [theme for theme in themes if theme.endswith(_MARKET_WIDE)]
    return any(strong_word(theme) is None for theme in named)


def is_most_of_a_case(frame: Frame) -> bool:
    """한 곳에 최대 N까지 넣을 수 있다: what one of many may get at most is no sum that anybody commits."""
    around = frame.view.text[max(frame.view.span[0], frame.amount.span[0] - 16) : frame.amount.span[1] + 4]
    return _CASE.search(around) is not None and any(can in frame.forms_after for can in (" ᆯ 수 있 ", " 을 수 있 "))


def is_other_plan(frame: Frame) -> bool:
    """N을 투자하겠다는 기존 계획과는 별개다: the old plan is not the news."""
    return _APART.match(_behind(frame, 80)) is not None


def is_household_money(frame: Frame) -> bool:
    """연구원에게 4년에 N을 주다, 대표는 N을 받았다, 세금을 떼고 N, 그림이 N에 낙찰되다: pay, prizes and prices."""
    surface = frame.view.surface
    auction = frame.lemma.startswith("낙찰") and _AT_AUCTION.search(surface)
    paid = _PAY_PLAN.match(_behind(frame, 40)) is not None
    return bool(
        _AFTER_TAX.search(surface) or auction or paid or _is_pay(frame) or _can_be_bought(frame) or _gang(frame)
    )


def _is_pay(frame: Frame) -> bool:
    gives = frame.lemma in verbs("light")
    takes = frame.lemma == "받" and frame.particle in {"을", "를"} and not frame.after
    if not (gives or takes):
        return False
    last = frame.governor if frame.governor is not None else frame.host
    phrases = [p for i, p in frame.phrases(0, last) if i != frame.host]
    if gives and any(p.particle in {"에게", "한테"} and _ends(p, _PAID_PEOPLE) for p in phrases):
        return True
    officers = (*agent_endings("executives"), "교수", "교수님", "연구원")
    return takes and any(p.is_subject and _ends(p, officers) for p in phrases)


def _ends(phrase: Phrase, endings: tuple[str, ...]) -> bool:
    return "".join(w.form for w in phrase.words).endswith(endings)


def _can_be_bought(frame: Frame) -> bool:
    """3만9900위안에 살 수 있다: what a thing can be had for is its price."""
    bought = frame.particle == "에" and frame.lemma in {"사", "구매", "구입", "빌리", "이용"}
    return bought and " ᆯ 수 있 " in frame.forms_after


def _gang(frame: Frame) -> bool:
    """N을 모은 일당이 붙잡혔다: the head of the clause is nobody whose money is ours."""
    following = frame.view.items[frame.governor + 1] if _governs_noun(frame) and frame.governor is not None else None
    return isinstance(following, Phrase) and _ends(following, agent_endings("individuals"))


def _governs_noun(frame: Frame) -> bool:
    predicate = frame.predicate
    more = frame.governor is not None and frame.governor + 1 < len(frame.view.items)
    return predicate is not None and predicate.final_tag == "ETM" and more


def is_remainder_of_told(frame: Frame, frames: list[Frame]) -> bool:
    """늘어난 N 가운데 상당액은 …: a whole told before, of which only a share without a figure is said."""
    if not is_whole_marker(frame) or len(frames) > 1 or frame.before or last_cue(frame.after) is not None:
        return False
    before = frame.view.items[frame.place - 1] if frame.place else None
    commits = isinstance(before, Predicate) and (
        verb_kind(lemma_of(before)) is not None or lemma_of(before) in verbs("speaking", "spending") | {"하"}
    )
    return not commits and not isinstance(before, Phrase)


def is_whole_of_payers(frame: Frame, frames: list[Frame]) -> bool:
    """N 가운데 A는 정부가, B는 기업이 댄다: the whole is of nobody whom this sentence names, for each bears a share."""
    if not is_whole_marker(frame) or last_cue(frame.before) or last_cue(frame.after):
        return False
    parts = [f for f in frames if f.amount.span[0] > frame.amount.span[0]]
    return any(payer_of_share(f) is not None for f in parts) or sum(map(_has_payer_in_front, parts)) > 1


def _has_payer_in_front(frame: Frame) -> bool:
    before = frame.view.items[frame.place - 1] if frame.place else None
    marked = isinstance(before, Phrase) and before.particle in {"이", "가"}
    return marked and party_at(frame, frame.place - 1) is not None


def is_refused_budget(frame: Frame, kind: ClaimKind, roles: Roles) -> bool:
    """Return whether public money is a whole budget, a welfare purse or only asked for: none is a promise to AI."""
    if _DEMANDED.search(frame.view.surface) and not (roles.actor is not None and roles.actor.organization):
        return True
    if kind not in {ClaimKind.BUDGET, ClaimKind.INVESTMENT} or (kind is ClaimKind.INVESTMENT and not _by_state(roles)):
        return False
    surface = frame.view.surface
    asked = frame.lemma in {"요청", "건의", "신청"} and _FROM_THE_STATE.search(surface)
    if asked and not (_FROM_PARLIAMENT.search(surface) and _is_state_itself(roles)):
        return True
    if strong_word(surface) or weak_word(surface):
        return False
    return bool(_other_purse().search(surface)) or (_is_whole_budget(frame) and not _POINTED.search(surface))


def _is_state_itself(roles: Roles) -> bool:
    """정부는 예산을 국회에 요청했다: what a government or a ministry asks parliament for is its own plan; a town's is a wish."""
    return roles.actor is not None and roles.actor.is_state and not roles.actor.name.endswith(("시", "도", "군", "구"))


def _by_state(roles: Roles) -> bool:
    return roles.actor is None or roles.actor.is_state


@cache
def _other_purse() -> re.Pattern[str]:
    """Return what public money buys that is no technology: 사회복지, 국방, 보건 …"""
    return re.compile(one_of(read_vocabulary("ai_words")["other_purses"]))


def _is_whole_budget(frame: Frame) -> bool:
    """Return whether the amount is what 예산 itself comes to: 예산은 N이다, N 규모의 예산안."""
    last = frame.after[-1] if frame.after else ""
    end = frame.governor if frame.governor is not None else frame.host
    themes = [p for _, p in frame.phrases(frame.start, end) if p.is_subject or p.particle in {"을", "를"}]
    heads = [p.head for p in themes if not p.amounts]
    named = any(h in {"예산", "예산안"} for h in heads) or bool(frame.before and frame.before[-1] in {"예산", "예산안"})
    return named or last in {"예산", "예산안"} or _total_budget(frame)


def _total_budget(frame: Frame) -> bool:
    ahead = frame.view.text[max(frame.view.span[0], frame.amount.span[0] - 24) : frame.amount.span[0]]
    return re.search(r"예산안?\s?(?:전체\s?)?(?:규모|총액)[은는이가]?\s?(?:약|총|모두)?\s?$", ahead) is not None
