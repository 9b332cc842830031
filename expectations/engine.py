"""Great Expectations on DuckDB itself: the two subclasses that let its SQL engine speak to a DuckDB file.

Out of the box every expectation fails there, because the engine closes its connection before it has fetched
(great_expectations#11579). Here belongs nothing but that repair; it goes when a DuckDB engine is released.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from great_expectations.datasource.fluent import SQLDatasource
from great_expectations.execution_engine import SqlAlchemyExecutionEngine
from sqlalchemy.engine import Connection


class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
    """Keeps the one connection that DuckDB allows open until it is told to let go."""

    _kept: Connection | None = None

    @contextmanager
    def get_connection(self) -> Iterator[Connection]:
        """Yield the one connection and leave it open; after an error it is ready for the next query again."""
        if self._kept is None:
            self._kept = self.engine.connect()
        try:
            yield self._kept
        except Exception:
            self._kept.rollback()
            raise

    def let_go(self) -> None:
        """Close the connection and the file, so that another may open it."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None
        self.engine.dispose()


class DuckDBDatasource(SQLDatasource):
    """A DuckDB file as a data source; defining it registers ``context.data_sources.add_duckdb``."""

    type: Literal["duckdb"] = "duckdb"  # type: ignore[assignment]  # the registry tells sources apart by this literal

    @property
    def execution_engine_type(self) -> builtins.type[Any]:
        """Return the engine that keeps its connection."""
        return DuckDBExecutionEngine
