"""The Prefect shell of cleaning: one batch of archived documents into articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from prefect import task

from tasks.clean.articles import clean_documents
from tasks.workers import run_batch


@task(task_run_name="clean {label}", persist_result=False)
def clean_batch(label: str, batch: Path, archive_folder: Path, now: date, in_pool: bool) -> tuple[int, int]:  # noqa: ARG001  the label names the task run
    """Clean ``unread.jsonl`` of a batch's folder into ``articles.jsonl``; return how many articles and failures."""
    paths = batch / "unread.jsonl", batch / "articles.jsonl", batch / "clean-failures.jsonl"
    return run_batch(clean_documents, in_pool, *paths, archive_folder, now)
