"""The Prefect shell of validation."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from prefect import task

from tasks.resolve.commitments import resolve_commitments
from tasks.validate.validations import Verdict, validate_warehouse
from tasks.warehouse import explained


@task(task_run_name="validate the warehouse", persist_result=False)
def validate(warehouse: Path, run_id: str, now: datetime) -> Verdict:
    """Check the loaded tables; rows that break a rule go to quarantine, and the verdict says whether to publish."""
    with explained(warehouse):
        return validate_warehouse(warehouse, run_id, now, resolve_commitments)
