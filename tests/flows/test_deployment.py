"""The deployment for a work pool is the one that `jangbu serve` makes."""

from __future__ import annotations

import inspect
from pathlib import Path

import yaml

from flows.ingest import ingest
from flows.settings import read_sources_file

ROOT = Path(__file__).parents[2]


def test_prefect_yaml_gives_the_flow_its_parameters_and_the_schedule_of_the_sources_file() -> None:
    (deployment,) = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    file, name = deployment["entrypoint"].split(":")
    assert (ROOT / file).exists()
    assert name == ingest.fn.__name__ == deployment["name"]
    assert set(deployment["parameters"]) <= set(inspect.signature(ingest.fn).parameters)
    schedule = read_sources_file(ROOT / deployment["parameters"]["sources_file"]).schedule
    assert schedule.every is not None
    assert [s["interval"] for s in deployment["schedules"]] == [schedule.every.total_seconds()]
    assert [s["timezone"] for s in deployment["schedules"]] == [schedule.timezone]
    assert deployment["concurrency_limit"] == 1
