"""The Prefect shell of extraction: one batch of articles into articles with their readings."""

from __future__ import annotations

from pathlib import Path

from prefect import task

from tasks.extract.articles import read_articles
from tasks.workers import run_batch


@task(task_run_name="extract {label}", persist_result=False)
def extract_batch(label: str, batch: Path, in_pool: bool) -> tuple[int, int]:  # noqa: ARG001  the label names the task run
    """Read ``articles.jsonl`` of a batch's folder into ``readings.jsonl``; return how many readings and failures."""
    names = "unread.jsonl", "articles.jsonl", "readings.jsonl", "extract-failures.jsonl"
    return run_batch(read_articles, in_pool, *(batch / name for name in names))
