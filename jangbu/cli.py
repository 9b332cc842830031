"""The command line: which commands there are, and how errors end them.

Commands import what they need when they run, so that ``--help`` and ``sql`` start well under a second.
"""

from __future__ import annotations

import atexit
import os
import sys
from typing import Annotated

import typer

from jangbu.commands import (
    check,
    clean,
    explain,
    export,
    ingest,
    later,
    rates,
    read,
    rebuild,
    replay,
    search,
    serve,
    sql,
    status,
)
from jangbu.errors import CommandError

app = typer.Typer(
    name="jangbu",
    help="장부: Korean news about AI money, read into a ledger whose every number leads back to its sentence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"jangbu {version('jangbu')}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


for _module in (ingest, read, clean, sql, search, explain, export, check, status, replay, rebuild, rates, serve, later):
    _module.register(app)


def _quiet_libraries() -> None:
    """Have the libraries phone nobody and keep their chatter, before any of them is imported."""
    for name, value in {
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # its 20 s fail a run on a busy machine
        "DO_NOT_TRACK": "1",
        "GX_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    }.items():
        os.environ.setdefault(name, value)
    if "PREFECT_API_URL" not in os.environ:
        os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")  # a temporary server keeps no log for anyone


def main() -> None:
    """Run the command; every error that a person can meet ends in one sentence."""
    _quiet_libraries()
    code = _run()
    sys.stdout.flush()
    sys.stderr.flush()
    if "prefect" in sys.modules or "great_expectations" in sys.modules:
        # Both leave DuckDB's types behind in cycles; the interpreter's end would list them on stderr as leaks.
        atexit._run_exitfuncs()  # noqa: SLF001  the temporary server of Prefect ends there
        os._exit(code)
    sys.exit(code)


def _run() -> int:
    try:
        app(standalone_mode=True)
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else int(bool(error.code))
    except CommandError as error:
        typer.echo(f"jangbu: {error}", err=True)
        return error.code
    except BrokenPipeError:
        # The reader of our output went away (| head): no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        typer.echo("jangbu: stopped; what was loaded stays, run it again to go on.", err=True)
        return 130
    except Exception as error:  # a traceback is for us, not for the person at the terminal
        if os.environ.get("JANGBU_DEBUG"):
            raise
        text = str(error).strip().splitlines()[0] if str(error).strip() else "no message"
        typer.echo(
            f"jangbu: this should not happen ({type(error).__name__}: {text}); set JANGBU_DEBUG=1 for all of it.",
            err=True,
        )
        return 1
    return 0
