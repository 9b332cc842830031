"""Single lines: prose against headlines, furniture against news that uses its words."""

from __future__ import annotations

import pytest

from tasks.clean.blocks import find_region
from tasks.clean.lines import Kind, classify, read_lines
from tasks.clean.pointers import is_promotion

PROSE = [
    "개인정보를 무단 수집했다는 지적이 나왔다.",
    "이 회사는 구독 서비스로 지난해 3000억원을 벌었다.",
    "댓글 조작 사건을 수사하는 경찰이 플랫폼 회사를 압수수색했다.",
    "카카오톡 채널을 추가한 이용자는 1000만명을 넘었다.",
    "로그인 기록이 유출됐다.",
    "저작권법 개정안이 국회를 통과했다.",
    "코스피는 39.61포인트 오른 2482.12로 마감했다.",
    "(서울=새벽통신) 김하늘 기자 = 정부는 2조원을 투자한다고 밝혔다.",
    "▲ 호주 정부는 12일 인공지능 센터에 4억달러를 배정했다.",
    "인공지능 회사가 책을 무단 복제·배포했다며 작가들이 소송을 냈다.",
    "법원은 인공지능이 만든 그림의 저작권은 누구에게도 있지 않다고 판결했다.",
    "그는 “지금 바로 구독하세요”라는 광고에 속았다고 했다.",
    "정부는 담당 부서를 새로 두고 책임자를 정했다.",
    "회사는 정정 공시를 내고 투자액을 바로잡았다고 밝혔다.",
    "요금은 월 2만9000원이다.",
    "신고는 02-000-1234로 받는다고 했다.",
    "네이버가 그래픽처리장치를 무상으로 제공했다.",
    "▲ 정부는 예산을 배정하고 있다고 12일 밝혔다.",
    "서비스에 만족하십니까라는 질문에 절반이 아니라고 했다.",
    "로또 판매액이 6조원을 넘었다.",
]
NOT_PROSE = [
    ("네이버, 스타트업에 GPU 무상 제공", Kind.SHORT),
    ("평택 공장 부지. 한빛전자 제공", Kind.CAPTION),
    ("한빛전자 판교 사옥 [촬영 김하늘] 2025.9.14", Kind.CAPTION),
    ("(오슬로 EPA=새벽통신) 지난해 3월 4일 촬영한 항구 전경. 2025.3.4", Kind.CAPTION),
    ("냉각 배관. 지름 2m에 이른다. /새벽일보", Kind.CAPTION),
    ("춘천 데이터센터 예정지 새벽일보DB", Kind.CAPTION),
    ("국산 데이터베이스로 갈아탄 오라클DB", Kind.SHORT),
    ("시드니의 연구소 건물. 로이터 새벽사진", Kind.CAPTION),
    ("추론용 칩 ‘누리2’. 누리셈 제공", Kind.CAPTION),
    ("춘천 데이터센터 조감도. 누리 CNS 제공", Kind.CAPTION),
    ("▲14일 열린 데이터센터 기공식. 새벽신문", Kind.CAPTION),
    ("▲ 데이터센터가 들어설 소양강 하류. 강원도", Kind.CAPTION),
    ("▲ 장관이 공장을 둘러보고 있다. 로이터", Kind.CAPTION),
    ("[김하늘 / 한빛대 교수 : 물은 어디서 끌어올지가 문제예요. 계획부터 밝혀야죠.]", Kind.CUE),
    ("[제보 / 문의 : 02-000-1234]", Kind.FURNITURE),
    ("이 페이지의 정보에 만족하십니까? 매우 만족 / 보통 / 불만", Kind.FURNITURE),
    ("인기 검색어  1 소비쿠폰 24조 원  2 청약  3 산불 피해 지원", Kind.FURNITURE),
    ("인기 끈 국산 칩, 유럽 간다", Kind.SHORT),
    ("제1201회 로또 3 11 19 24 30 41 1등 25억원", Kind.FURNITURE),
    ("로또 1등 20억, 세금은 얼마", Kind.SHORT),
    ("저자 소개", Kind.END),
    ("기사를 요약해 드릴게요", Kind.SUMMARY_HEADING),
    ("담당부서 인공지능과 책임자 과장 김하늘 (044-000-0000)", Kind.END),
    ("붙임 2. 사업 일정 1부. 끝.", Kind.END),
    ("붙임성 좋은 로봇, 시장을 흔들다", Kind.SHORT),
    ("월 9,900원", Kind.FURNITURE),
    ("월 임대료 90만원 시대", Kind.SHORT),
    ("이미 회원이신가요? 로그인", Kind.FURNITURE),
    ("누가 돈을 낼 것인가", Kind.SHORT),
    ("보도시점 2026. 4. 22.(수) 조간", Kind.STAMP),
    ("한빛반도체, 평택에 2조원 투자…내년 착공", Kind.SHORT),
    ("◆ 전력은 어디서 오나", Kind.MARKED),
    ("[앵커]", Kind.CUE),
    ("<기자>", Kind.CUE),
    ("▶ 인터뷰 : 김하늘 / 한빛대 교수", Kind.CUE),
    ("입력 2026-01-14 05:00", Kind.STAMP),
    ("김하늘 기자 sky@saebyeok.example", Kind.CREDIT),
    ("관련기사", Kind.LIST_HEADING),
    ("■ 많이 본 뉴스", Kind.LIST_HEADING),
    ("이 시각 주요뉴스", Kind.LIST_HEADING),
    ("3줄 요약", Kind.SUMMARY_HEADING),
    ("<저작권자 ⓒ 새벽통신, 무단전재 및 재배포 금지>", Kind.END),
    ("댓글 14", Kind.END),
    ("0 / 300", Kind.END),
    ("촬영기자:정들/영상편집:오솔", Kind.END),
    ("▷ 카카오톡 : '누리제보' 검색, 채널 추가", Kind.ASIDE),
    ("정치 | 경제 | 사회 | 국제", Kind.FURNITURE),
    ("좋아요0", Kind.ASIDE),
    ("#한빛반도체 #AI #평택", Kind.FURNITURE),
    ("코스피 2,482.12 ▲39.61", Kind.FURNITURE),
    ("-1.53%", Kind.FURNITURE),
    ("138,370,000", Kind.FURNITURE),
    ("01.13 장종료", Kind.FURNITURE),
    ("로그인 하시겠습니까?", Kind.FURNITURE),
    ("이미 신고 접수한 게시물입니다.", Kind.FURNITURE),
    ("이 사이트는 쿠키를 사용합니다.", Kind.FURNITURE),
    ("카지노사이트 바카라 온라인슬롯 추천", Kind.FURNITURE),
    ("한빛반도체 평택 공장 전경. [사진=한빛반도체]", Kind.CAPTION),
    ("김하늘 장관이 11일 회의에서 발언하고 있다. 연합뉴스", Kind.CAPTION),
    ("The government will put two trillion won into chips, it said on Tuesday.", Kind.FOREIGN),
]


SUBHEADS = [
    "이용약관 뒤에 숨은 조항",
    "실시간 번역 시장",
    "함께 읽는 미래",
    "지금 뜨는 도시, 조호르",
    "놓치면 10년",
    "AI 요약, 법정에 서다",
    "3줄 요약 사라진 포털",
    "최고 500억 보상",
    "“지금 신청해도 2년”",
    "English 우선 정책",
    "3. 중국",
    "◆ 미국",
    "[금융]",
    "할인 경쟁 불붙었다",
    "렌털 시장 2조",
]
POINTERS = [
    "많이 본 뉴스 | “적금 1200만원 넣었는데”…깡통 된 사연",
    "함께 읽기 → 데이터센터 하나에 30조 드는 이유",
    "[AD] 서버 빌리기 월 190만원부터 — 지금 견적 받기",
    "📣 광고 | 새 카드 만들면 5만원",
    "☞ 함께 보면 좋은 기사 금값 또 최고",
    "이번 주 많이 읽은 글: 칩 임대료 40% 하락",
    "새벽경제 단독 기사 더 보기 ▶",
    "◀ 이전 기사 휘발유 1700원",
    "[이벤트] 창간 10년, 구독 반값",
]


@pytest.mark.parametrize("text", SUBHEADS)
def test_subheads_in_words_of_furniture_are_subheads(text: str) -> None:
    assert classify(text).kind in {Kind.SHORT, Kind.MARKED}
    assert not is_promotion(text)


@pytest.mark.parametrize("text", POINTERS)
def test_a_heading_with_its_headline_is_furniture_and_ends_nothing(text: str) -> None:
    assert classify(text).kind is Kind.FURNITURE


@pytest.mark.parametrize("text", PROSE)
def test_news_that_uses_the_words_of_furniture_is_prose(text: str) -> None:
    assert classify(text).kind is Kind.PROSE


@pytest.mark.parametrize(("text", "kind"), NOT_PROSE)
def test_what_is_no_prose_is_told_by_its_form(text: str, kind: Kind) -> None:
    assert classify(text).kind is kind


def test_a_cancelled_plan_is_news_inside_a_broadcast() -> None:
    """The words of a dialog (취소됐습니다, 저작권법) do not take a sentence out of a polite article."""
    news = [
        "독일에 짓기로 한 인공지능 공장 계획이 취소됐습니다.",
        "한빛그룹 회장 김하늘 씨가 어제 이사회에서 밝힌 내용입니다.",
        "저작권법 개정안도 함께 처리됐습니다.",
        "이용자 접속이 차단됐다는 보도까지 나왔습니다.",
        "회사 측은 투자액을 공개하지 않았습니다.",
    ]
    chrome = ["댓글을 삭제 하시겠습니까?", "닫기", "신고접수가 완료되었습니다.", "닫기"]
    lines = list(read_lines("\n".join([*news, "저작권자 ⓒ 누리방송 무단전재 금지", *chrome])))
    region = find_region(lines)
    assert region is not None
    assert [lines[index].text for index in region.body] == news
