"""The Prefect shell of publishing: a new snapshot and the link to it."""

from __future__ import annotations

from pathlib import Path

from prefect import task

from tasks.load.counts import finish_run
from tasks.publish.snapshots import publish_snapshot
from tasks.warehouse import open_warehouse


@task(task_run_name="publish {run_id}", persist_result=False)
def publish(warehouse: Path, home: Path, run_id: str) -> Path:
    """Write a new snapshot of the warehouse, swap the link to it, and return the snapshot's path."""
    connection = open_warehouse(warehouse)
    try:
        return publish_snapshot(connection, home, run_id)
    finally:
        connection.close()


@task(task_run_name="hold back {run_id}", persist_result=False)
def hold_back(warehouse: Path, run_id: str, reason: str) -> None:
    """Write down in the run's row that nothing was published, and why."""
    connection = open_warehouse(warehouse)
    try:
        finish_run(connection, run_id, "held_back", reason=reason)
    finally:
        connection.close()
