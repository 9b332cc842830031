"""How a test types a command: in this process, with the exit code and what a person would read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from jangbu.cli import app
from jangbu.errors import CommandError


@pytest.fixture
def jangbu() -> Callable[..., tuple[int, str]]:
    """Return a function that runs a command and gives its exit code and stdout, or an error's sentence."""

    def run(*arguments: object) -> tuple[int, str]:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if isinstance(result.exception, CommandError):
            return result.exception.code, str(result.exception)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout

    return run
