"""Every claim of a text: sentences with money, their frames, and what the rules say of each.

Here belongs the order of the rules. Only sentences that hold an amount are tokenized.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from tasks.extract.claims.about_ai import commitment_about_ai, find_about_ai, strong_word, weak_word
from tasks.extract.claims.agents import UNITS, Agent
from tasks.extract.claims.building import Around, build_claim, company_names
from tasks.extract.claims.carrying import (
    employer_topic,
    introduced_topic,
    named_agent,
    named_as_predicate,
    named_consortium,
    named_government,
    named_list,
    named_ministry,
    named_towns,
    speaks_of_consortium,
    starts_afresh,
    takes_part,
    turns_to,
)
from tasks.extract.claims.clauses import read_clauses
from tasks.extract.claims.combining import combined_kind, granted_before, is_industrial, provisional_kind
from tasks.extract.claims.destinations import names_destination
from tasks.extract.claims.evidence import joined_words, subject_of
from tasks.extract.claims.folding import fold_repeats
from tasks.extract.claims.followups import changed_status
from tasks.extract.claims.frames import Frame, SentenceView, read_frames
from tasks.extract.claims.headlines import headline_status
from tasks.extract.claims.inheriting import claim_doubt, part_claim, read_inherited
from tasks.extract.claims.kinds import read_kind
from tasks.extract.claims.leaders import find_leaders
from tasks.extract.claims.leads import without_lead
from tasks.extract.claims.parties import names_individual
from tasks.extract.claims.parts import (
    feeds_a_fund,
    is_difference,
    is_old_figure,
    is_running_total,
    is_total_to_date,
    is_whole_marker,
    is_whole_of_next,
    is_whole_of_percentage,
    is_yardstick,
    whole_of,
)
from tasks.extract.claims.periods import read_period
from tasks.extract.claims.refusals import (
    is_figure_of_speech,
    is_household_money,
    is_market_figure,
    is_most_of_a_case,
    is_never_shown,
    is_no_payment,
    is_of_any_firm,
    is_other_plan,
    is_refused_budget,
    is_remainder_of_told,
    is_size_of_payer,
    is_source_of_money,
    is_summand,
    is_whole_of_payers,
    is_wish,
)
from tasks.extract.claims.roles import Roles, read_roles, with_government
from tasks.extract.claims.sources import main_verb
from tasks.extract.claims.statuses import Speaking, read_status, settled_status, status_of_clause
from tasks.extract.claims.told import fragment_view, is_fragment, names_deal_sum, told_frame
from tasks.extract.claims.verdicts import is_pocket_money
from tasks.extract.claims.vocabulary import verbs
from tasks.extract.claims.wholes import (
    bracketed_share,
    claim_of_whole,
    comes_together,
    link_parts,
    listed_share,
    repointed,
    share_of_purse,
    share_of_told,
    told_whole,
    whole_told_before,
    without_running_totals,
)
from tasks.extract.claims.words import Mentions, read_words
from tasks.extract.morphemes import Tokenizer
from tasks.extract.sentences import split_sentences
from tasks.records import Claim, ClaimKind, ClaimStatus, Span

_MAX_SENTENCE_CHARS = 2000
_MAX_AMOUNTS = 30  # more of them in one sentence is a table, not a statement
_BY_PAYER = frozenset({"actor.subject", "actor.headline", "actor.subject+actor.anaphor"})
_SAYING = frozenset({"밝히", "발표", "공시", "선언"})
_ROUNDS_BACK = 3
_FORMERLY = re.compile(r"당초|애초|원래")
_WITHDRAWN = re.compile(
    r"(?:계획|투자|건설|인수|사업|공장)[을를이가은는도]?\s?[^.]{0,15}(?:철회했|백지화했|취소했|접었|중단했|포기했|백지화됐|무산됐)"
)
_UNDISCLOSED = re.compile(
    r"(?:금액|가격|규모|액수|대금|조건)[은는을를]?\s[^.]{0,16}(?:공개하지|밝히지|알리지|공개되지|알려지지|드러나지|비공개)"
)
_ADDED_UP = re.compile(r"(?:더하면|합치면|합하면|포함하면|이로써)\s")
_IN_IT = re.compile(r"(?:^|\s)여기(?:에|에는|에도)?\s")
_HOLDING = frozenset({"들", "들어가", "포함", "포함되", "담기"})
_NO_FIGURE = re.compile(r"수|[조억천]+(?:\s?원)?(?:\s?단위)?$")
_EXPLAINS = re.compile(r"(?:이는|이것은|같은 기간|이 기간)\s")
_NEEDS_AI = frozenset({ClaimKind.BUDGET, ClaimKind.MARKET_SIZE, ClaimKind.OTHER, ClaimKind.TARGET})


@dataclass(slots=True)
class _State:
    """What one sentence leaves for the next."""

    text: str
    published_on: date | None
    mentions: Mentions
    tokenize: Tokenizer
    text_is_ai: bool
    carried: Agent | None = None
    firm: Agent | None = None
    consortium: Agent | None = None
    towns: dict[str, Agent] = field(default_factory=dict)
    listed: tuple[Agent, ...] = ()
    government: str | None = None
    ministry: str | None = None
    withdrawn: bool = False
    near: str = ""
    before: Span | None = None
    claims: list[Claim] = field(default_factory=list)


def _view(state: _State, span: Span, inside: Mentions) -> SentenceView:
    words = read_words(state.text, span, inside, state.tokenize)
    return SentenceView(state.text, span, words, read_clauses(words), inside)


def _is_no_news(frame: Frame, frames: list[Frame]) -> bool:
    told = (
        is_yardstick(frame)
        or is_whole_of_percentage(frame)
        or is_difference(frame, frames)
        or is_old_figure(frame, frames)
        or is_running_total(frame, frames)
    )
    spoken = (
        is_figure_of_speech(frame)
        or is_no_payment(frame)
        or is_wish(frame)
        or is_other_plan(frame)
        or is_market_figure(frame)
        or is_of_any_firm(frame)
        or is_never_shown(frame)
        or is_most_of_a_case(frame)
        or is_size_of_payer(frame)
        or is_household_money(frame)
    )
    return (
        told
        or spoken
        or is_source_of_money(frame, frames)
        or is_summand(frame, frames)
        or is_remainder_of_told(frame, frames)
        or is_whole_of_payers(frame, frames)
    )


def _status(state: _State, frame: Frame, kind: ClaimKind, rule: str, roles: Roles) -> ClaimStatus:
    """Return how far the money has come, as the sentence and the ones before it say."""
    taken_off = frame.lemma in verbs("cutting") and frame.host == frame.place
    if rule == "claim.fund.paid_in":
        return ClaimStatus.DONE  # N을 출자해 만든 기금
    undone = (frame.lemma in verbs("blocking") or taken_off) and frame.particle in {"을", "를"}
    if undone or (state.withdrawn and _FORMERLY.search(frame.view.surface)):
        return ClaimStatus.CANCELLED
    says_itself = roles.rule in _BY_PAYER and main_verb(frame) in _SAYING
    speaking = Speaking(
        roles.by_outsider,
        roles.by_medium and not says_itself,  # 외신에 따르면 A는 N을 투자하겠다고 발표했다
        is_drawn=rule == "claim.investment.attracted",
        own_only=roles.rule == "actor.relative_head",
        decides=roles.rule in _BY_PAYER and not roles.by_outsider,
    )
    status = headline_status(frame) or read_status(frame, kind, speaking)
    if rule.endswith(".own_clause") and status in {ClaimStatus.PLANNED, ClaimStatus.ANNOUNCED}:
        status = status_of_clause(frame) or status
    return settled_status(frame, kind, status, read_period(frame, kind, status, state.published_on), state.published_on)


def _part_of_whole(state: _State, frame: Frame, frames: list[Frame]) -> tuple[Claim, Roles] | None:
    """예산 23조원 가운데 AI 몫은 5조원이다: a part that says nothing of its own is of its whole's kind."""
    span = whole_of(frame, frames)
    whole = next((f for f in frames if f.amount.span == span), None)
    if whole is None or whole is frame or not is_whole_marker(whole):
        return None
    found = _claim(state, whole, frames)
    return (part_claim(frame, found[0]), found[1]) if found else None


def _of_deal_before(state: _State, frame: Frame) -> tuple[Claim, Roles] | None:
    """Return the claim of a sum that says how large the deal of the sentence before is."""
    if state.before is None or is_figure_of_speech(frame):
        return None
    undisclosed = _was_undisclosed(state, frame)
    if not (undisclosed or names_deal_sum(frame)):
        return None
    view = _view(state, state.before, state.mentions.within(state.before))
    told = told_frame(view, frame.amount)
    found = _claim(replace(state, before=None), told, [told]) if told is not None else None
    if found is None:
        return None
    claim = replace(found[0], span=frame.view.span, surface=frame.view.surface, amount_span=frame.amount.span)
    claim = replace(claim, status=ClaimStatus.REPORTED) if undisclosed else claim
    return replace(claim, rule=f"{claim.rule}+deal.sentence_before"), found[1]


def _was_undisclosed(state: _State, frame: Frame) -> bool:
    """인수 금액은 공개하지 않았다. WSJ는 20억 달러가 넘는다고 보도했다: what others put a sum at that the deal does not tell."""
    before = state.text[state.before[0] : state.before[1]] if state.before else ""
    own = any(o.kind != "media" for o in frame.view.mentions.organizations)
    puts = frame.lemma in verbs("qualifier", "reaching", "outsider", "reporting")
    return puts and not own and not frame.before and not frame.after and _UNDISCLOSED.search(before) is not None


def _inherited(state: _State, frame: Frame, frames: list[Frame]) -> tuple[Claim, Roles] | None:
    """Return the claim of an amount that says nothing of its own: of its whole's kind, or of the claim before."""
    if _stands_in_it(frame):
        return _in_it(state, frame)
    part = _part_of_whole(state, frame, frames)
    if part is not None:
        return part
    listed = bracketed_share(frame, frames, state.claims)
    if listed is not None:
        return part_claim(frame, listed), Roles()
    whole = claim_of_whole(whole_of(frame, frames), frames, state.claims)
    if whole is not None and frame.lemma in verbs("passive", "inflow") | {"돌아가"}:
        return part_claim(frame, whole), Roles()  # 전체 150조원 가운데 30조원이 AI에 돌아간다
    purse = share_of_purse(frame, state.claims)
    if purse is not None:
        return part_claim(frame, purse), Roles()
    inherited = read_inherited(frame, state.claims, read_roles(frame, ClaimKind.OTHER, state.carried))
    return (inherited, Roles()) if inherited else None


def _stands_in_it(frame: Frame) -> bool:
    return _IN_IT.search(frame.view.surface) is not None and frame.lemma in _HOLDING


def _in_it(state: _State, frame: Frame) -> tuple[Claim, Roles] | None:
    """지분을 산 N과 자본지출 M이 여기 들어간다: a share of the sum told before, whoever the sentence names; nothing without one."""
    amount = frame.amount
    before = (c for c in reversed(state.claims) if c.span != frame.view.span and c.amount_value is not None)
    whole = next(before, None)
    if whole is None or whole.currency != amount.currency or not (whole.amount_value or 0) > amount.value:
        return None
    part = part_claim(frame, whole)
    about = part.about_ai and bool(strong_word(frame.view.surface) or weak_word(frame.view.surface))
    return replace(part, about_ai=about), Roles()  # 여기에는 무기 구매 N도 들어 있다


def _claim(state: _State, frame: Frame, frames: list[Frame]) -> tuple[Claim, Roles] | None:
    of_deal = _of_deal_before(state, frame)
    verdict = None if of_deal is not None else read_kind(frame)
    if is_whole_marker(frame) and claim_of_whole(frame.amount.span, frames, state.claims) is not None:
        verdict = None  # 2180억원 가운데 900억원은: the whole was told before
    if verdict is None or verdict.is_refused or _is_no_news(frame, frames):
        return of_deal
    if verdict.kind is None or _stands_in_it(frame):
        return _inherited(state, frame, frames)
    if names_individual(subject_of(frame)):
        return None
    roles = read_roles(frame, provisional_kind(frame, verdict), state.carried, state.listed, state.firm)
    kind, roles, rule = combined_kind(
        frame, verdict, with_government(roles, state.government, state.ministry, frame.amount.currency)
    )
    kind, roles, rule = granted_before(state.claims, (kind, roles, rule))
    if roles.rule == "actor.giver" and roles.actor is not None and roles.actor.country is None:
        roles = with_government(roles, state.government, state.ministry, frame.amount.currency)
    roles = _of_town(state, _of_total_so_far(state, frame, roles))
    if (roles.actor is None and verdict.rule.endswith(".spent")) or is_refused_budget(frame, kind, roles):
        return None
    if roles.rule.endswith("+actor.carried") and state.claims and is_total_to_date(frame):
        return None
    status = _status(state, frame, kind, rule, roles)
    about, reason = commitment_about_ai(frame.view.surface, state.near, company_names(roles), state.text_is_ai)
    part_of = whole_told_before(whole_of(frame, frames), frames, state.claims) or feeds_a_fund(frame, frames)
    last = state.claims[-1] if state.claims else None
    is_rival = roles.rule == "actor.disputed" and last is not None and last.span == frame.view.span
    # Of two figures that sources dispute the first one leads.
    doubt = claim_doubt(frame) if is_rival and last is not None and roles.rule in last.rule else frame.amount.doubt
    around = Around(f"{rule}+{roles.rule}", about, reason, part_of, doubt)
    period = read_period(frame, kind, status, state.published_on)
    claim = build_claim(frame, (kind, status), roles, period, around)
    return _into_country_told(state, frame, claim, roles), roles


def _of_total_so_far(state: _State, frame: Frame, roles: Roles) -> Roles:
    """이번 발표로 미국 투자 총액은 N으로 불었다: a country in front of a total is where the firm told before puts it."""
    is_country = roles.rule == "actor.possessor" and roles.actor is not None and roles.actor.sort == "country"
    subject = subject_of(frame)
    added_up = ("투자액", "투자금") if _ADDED_UP.search(frame.view.surface) else ()
    is_total = subject is not None and joined_words(subject).endswith(("총액", "총투자액", "누적액", *added_up))
    if not (is_country and is_total) or state.carried is None or state.carried.is_state:
        return roles
    return roles._replace(actor=state.carried, rule="actor.carried_total")


def _into_country_told(state: _State, frame: Frame, claim: Claim, roles: Roles) -> Claim:
    """프랑스에 1090억 유로의 민간 투자가 이뤄진다. UAE가 500억 유로를 투자한다: whom of the many a text names puts it there too."""
    told = next((c for c in reversed(state.claims) if c.kind is ClaimKind.INVESTMENT and c.target_country), None)
    pays = claim.kind is ClaimKind.INVESTMENT and roles.actor is not None and roles.actor.is_state
    if not pays or told is None or told.actor is not None or told.currency != claim.currency:
        return claim
    greater = (told.amount_value or 0) > (claim.amount_value or 0)
    by_default = claim.target_country == claim.actor_country and not names_destination(frame, roles)
    return replace(claim, target_country=told.target_country) if greater and by_default else claim


def _of_town(state: _State, roles: Roles) -> Roles:
    """도는, 시는: the province or town that the text named last; nobody where it named none."""
    if roles.actor is None or roles.actor.name not in UNITS:
        return roles
    return roles._replace(actor=state.towns.get(roles.actor.name))


def _continued(state: _State, claim: Claim) -> Claim:
    """이는 …: a figure that explains the one before it speaks of the same period, and is as done."""
    last = state.claims[-1] if state.claims else None
    if last is None or claim.period_end is not None or not _EXPLAINS.match(claim.surface):
        return claim
    return replace(claim, period_start=last.period_start, period_end=last.period_end, status=last.status)


def _has_ai_near(state: _State, claim: Claim) -> bool:
    text = claim.surface + state.near
    return claim.about_ai or bool(strong_word(text) or weak_word(text))


def _is_kept(state: _State, claim: Claim, frame: Frame, roles: Roles, frames: list[Frame]) -> bool:
    """Budgets, markets and goals count only near a word for AI; a budget's whole beside its part does not."""
    whole = is_whole_marker(frame) or is_whole_of_next(frame, frames)
    allotted = claim.kind is ClaimKind.BUDGET or "set_aside" in claim.rule
    if allotted and len(frames) > 1 and whole:
        return False
    if claim.kind is ClaimKind.BUDGET and is_industrial(frame, roles):
        return True
    if (state.carried is None or roles.actor is not None) and _is_talk(frame, roles):
        return False
    return claim.kind not in _NEEDS_AI or _has_ai_near(state, claim)


def _is_talk(frame: Frame, roles: Roles) -> bool:
    """재벌들이 수백조원대 투자 계획을 쏟아냈다, 빅테크가 조 단위 돈을 붓는다: a sum without a figure that nobody who is named pays cannot be counted."""
    vague = _NO_FIGURE.match(frame.amount.surface.lstrip()) and roles.recipient_agent is None
    nobody = roles.actor is None or roles.actor.sort in {"generic", "group"}
    return vague is not None and nobody and not roles.investors


def _of_each(claim: Claim, roles: Roles) -> list[Claim]:
    """Return a claim for each of those who put in the same sum: A와 B는 각각 2500억원을 댄다."""
    if not claim.co_actors or claim.amount_span is None:
        return [claim]
    start, end = claim.amount_span[0] - claim.span[0], claim.amount_span[1] - claim.span[0]
    if not (claim.surface[:start].rstrip().endswith("각각") or claim.surface[end:].startswith("씩")):
        return [claim]
    own = replace(claim, co_actors=())
    others = [
        replace(own, actor=a.name, actor_country=a.country, actor_organization_id=a.organization_id)
        for a in roles.co_actors
    ]
    return [own, *others]


def _completed(state: _State, view: SentenceView, behind: Span | None) -> SentenceView:
    """Return a bare list of sums with what the sentence behind it calls them: 20억 유로. A가 내건 AI 투자다."""
    if behind is None or not is_fragment(view.surface):
        return view
    inside = state.mentions.within(behind)
    if inside.amounts:
        return view
    return fragment_view(view, _view(state, behind, inside)) or view


def _has_several_payers(claims: list[Claim]) -> bool:
    """A는 B가 N을, C가 M을 낸다고 밝혔다: of several payers none is whom the next sentence goes on with; who says it is."""
    return len({c.actor for c in claims if c.actor is not None}) > 1


def _read_sentence(state: _State, span: Span, inside: Mentions, behind: Span | None) -> Agent | None:
    """Add the claims of one sentence, and return who is the subject of the first of them."""
    subject, n_before = None, len(state.claims)
    view = _completed(state, _view(state, span, inside), behind)
    frames = read_frames(view)
    whole = told_whole(frames, state.claims)
    if whole is not None and comes_together(whole, frames):
        return None
    for frame in frames:
        found = _claim(state, frame, frames)
        if whole:
            share = share_of_told(found[0], found[1], whole, frame, frames) if found else None
            listed = None if share is not None else listed_share(part_claim(frame, whole), frame, frames)
            found = (share, found[1]) if share is not None and found else (listed, Roles()) if listed else None
        if found is None or not _is_kept(state, found[0], frame, found[1], frames):
            continue
        state.claims += _of_each(_continued(state, found[0]), found[1])
        if found[1].actor is not None and found[1].rule != "actor.customer":
            state.carried = found[1].actor
        if subject is None and found[1].rule in {"actor.subject", "actor.subject+actor.anaphor"}:
            subject = found[1].actor
    return None if _has_several_payers(state.claims[n_before:]) else subject


def _follow_up(state: _State, sentence: str) -> None:
    if not state.claims:
        return
    status = changed_status(sentence, state.claims[-1].actor)
    if status is not None:
        state.claims[-1] = replace(
            state.claims[-1], status=status, rule=f"{state.claims[-1].rule}+status.next_sentence"
        )


def _tells_round(state: _State, before: Span | None) -> bool:
    """Return whether the last claim is a round and stands in the sentence before."""
    last = state.claims[-1] if state.claims else None
    return (
        last is not None and before is not None and last.kind is ClaimKind.FUNDING_RAISED and last.span[1] >= before[0]
    )


def _pays_in(state: _State, span: Span) -> bool:
    """Return whether the sentence at ``span`` made a claim of its own: then whoever joins in it joins that."""
    return bool(state.claims) and state.claims[-1].span == span


def _add_leaders(state: _State, leaders: tuple[str, ...]) -> None:
    """Give those who lead a round to the last round told, where its own sentence named nobody who pays."""
    recent = range(len(state.claims) - 1, max(-1, len(state.claims) - 1 - _ROUNDS_BACK), -1)
    place = next((i for i in recent if state.claims[i].kind is ClaimKind.FUNDING_RAISED), None)
    if place is not None and leaders and not state.claims[place].investors:
        paying = tuple(name for name in leaders if name != state.claims[place].actor)
        state.claims[place] = replace(state.claims[place], investors=paying)


def _named(text: str, span: Span, inside: Mentions, title: str) -> Agent | None:
    """Return of whom the sentence at ``span`` speaks, read without morphemes."""
    mentioned = (inside.organizations, inside.countries)
    named = named_as_predicate(text, span, *mentioned) if any(mentioned) else None
    if named is None and not takes_part(text[span[0] : span[1]]):
        named = named_agent(text, span, *mentioned)
    return named or introduced_topic(text, span) or employer_topic(text, span, title)


def _remember_named(state: _State, span: Span, inside: Mentions) -> None:
    """Keep the firms, towns, governments and consortiums that the sentence at ``span`` names for those behind it."""
    if state.carried is not None and not state.carried.is_state:
        state.firm = state.carried
    if inside.countries:
        state.towns |= {town.name[-1]: town for town in named_towns(state.text, inside.countries)}
        state.government = named_government(state.text, span, inside.countries) or state.government
    if inside.organizations:
        state.consortium = named_consortium(state.text, span, inside.organizations) or state.consortium
        state.ministry = named_ministry(inside.organizations) or state.ministry


def _is_readable(span: Span, inside: Mentions) -> bool:
    """Return whether the sentence at ``span`` speaks of money and is no table."""
    return bool(inside.amounts) and span[1] - span[0] <= _MAX_SENTENCE_CHARS and len(inside.amounts) <= _MAX_AMOUNTS


def _may_claim(span: Span, inside: Mentions) -> bool:
    """Return whether a sentence names more than pocket money, of which no rule makes a claim."""
    return _is_readable(span, inside) and not all(is_pocket_money(amount) for amount in inside.amounts)


def read_claims(
    text: str, published_on: date | None, mentions: Mentions, tokenize: Tokenizer, title: str
) -> tuple[Claim, ...]:
    """Return every claim of the text, in order, repeats folded."""
    state = _State(text, published_on, mentions, tokenize, find_about_ai(text, title)[0])
    spans = split_sentences(text)
    told = [(span, mentions.within(span)) for span in (without_lead(text, whole) for whole in spans)]
    claiming = {span for span, inside in told if _may_claim(span, inside)}
    for start, end in sorted(claiming):
        tokenize(text[start:end])  # in one go: it and the rules push each other out of the processor's caches
    for place, (span, inside) in enumerate(told):
        behind = spans[place + 1] if place + 1 < len(spans) else None
        before = spans[place - 1] if place else None
        sentence = text[span[0] : span[1]]
        if starts_afresh(sentence):
            state.carried = state.government = state.ministry = None
        if len(inside.organizations) > 1:
            state.listed = named_list(text, span, inside.organizations) or state.listed
        if speaks_of_consortium(sentence):
            state.carried = state.consortium or state.carried
        subject = None
        if span in claiming:
            subject = _read_sentence(state, span, inside, behind)
        elif not _is_readable(span, inside):
            _follow_up(state, sentence)
        if inside.organizations and state.claims:
            right_behind = not _pays_in(state, span) and _tells_round(state, before)
            _add_leaders(state, find_leaders(text, span, inside.organizations, right_behind=right_behind))
        if subject is not None or not is_fragment(sentence) or turns_to(sentence):
            state.carried = subject or _named(text, span, inside, title) or state.carried
        _remember_named(state, span, inside)
        state.before = None if inside.amounts else span
        state.withdrawn = bool(_WITHDRAWN.search(sentence)) or (state.withdrawn and bool(inside.amounts))
        state.near = (state.near + " " + sentence)[-400:]
    linked = link_parts(state.claims, text)
    folded = repointed(list(fold_repeats(linked, mentions)), linked)
    return tuple(without_running_totals(folded))
