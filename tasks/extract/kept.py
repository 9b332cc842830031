"""A property that is read at the first question and kept with its object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Answer = TypeVar("Answer")


class kept(Generic[Answer]):  # noqa: N801  it stands where ``property`` does
    """Like ``functools.cached_property``, which up to Python 3.11 waits for a lock at each first question.

    >>> class Sentence:
    ...     @kept
    ...     def words(self) -> list[str]:
    ...         return ["투자"]
    >>> sentence = Sentence()
    >>> sentence.words is sentence.words
    True
    """

    def __init__(self, read: Callable[[Any], Answer]) -> None:
        """Take the method that answers."""
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Note under which name the answer is kept; there the object itself has it from then on."""
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> kept[Answer]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Answer: ...
    def __get__(self, instance: object | None, owner: type) -> kept[Answer] | Answer:
        """Return the answer, read now."""
        if instance is None:
            return self
        answer = instance.__dict__[self._name] = self._read(instance)
        return answer
