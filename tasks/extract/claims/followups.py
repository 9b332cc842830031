"""What a later sentence without money does to the claim before it: a denial, a withdrawal.

회사는 사실이 아니라고 했다 makes hearsay a denied claim; 이 계획은 백지화됐다 makes a promise a cancelled one. A
refusal to comment changes nothing.
"""

from __future__ import annotations

import re

from tasks.records import ClaimStatus

_DENIES = re.compile(
    r"부인했|부인하|사실무근|사실이 아니|사실과 다르|일축했|가짜 뉴스|계획이 없다고|결정된 바 없|오보라"
)
_CANCELS = re.compile(
    r"(?:이|그|해당|투자|인수|건설|협상|계획|논의|거래|프로젝트|사업|제안)[은는이가도을를]?\s[^.]{0,40}"
    r"(?:철회(?!하지)|백지화|무산됐|무산되었|결렬됐|취소했|취소됐|중단됐|중단했|없던 일|거절했|거절당|거부했|물거품)"
)
_OF_THE_CLAIM = re.compile(
    r"^(?:그러나|하지만|다만|그런데|이후|결국|이에 대해|이에|한 달|두 달|반면)?,?\s*(?:이|그|해당|두|양|회사|같은|양사|정부|계획|투자|협상|보도|거래|논의|제안|관련|인수)"
)


def changed_status(sentence: str, actor: str | None) -> ClaimStatus | None:
    """Return the status that a sentence gives to the claim before it, None where it leaves it alone.

    >>> changed_status("회사는 이 보도를 부인했다.", "바이트댄스")
    <ClaimStatus.DENIED: 'denied'>
    >>> changed_status("회사는 논평을 거절했다.", "바이트댄스") is None
    True
    """
    mine = _OF_THE_CLAIM.match(sentence) or (actor is not None and sentence.startswith(actor))
    if not mine or "논평" in sentence or "언급을" in sentence:
        return None
    if _DENIES.search(sentence):
        return ClaimStatus.DENIED
    return ClaimStatus.CANCELLED if _CANCELS.search(sentence) else None
