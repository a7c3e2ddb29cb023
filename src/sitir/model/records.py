"""Named tuples as `typing` has them, and enumerations of texts as `enum` has them, made faster.

`typing.NamedTuple` compiles the annotation of every field to check it, and `namedtuple` compiles a
constructor for every class, which takes longer than all else that making the class does; with a
hundred and fifty classes that would be a tenth of each run. mypy checks the annotations anyway, and
constructors of as many fields differ in nothing but the names of their arguments. `enum.StrEnum`
looks for much in each member that those here never have: aliases, flags, values of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from enum import StrEnum
    from typing import NamedTuple
else:
    from collections import namedtuple
    from functools import cache
    from types import FunctionType

    @cache
    def _pattern(count: int) -> type:
        """Return a named tuple of so many fields, to take its parts from."""
        return namedtuple("Pattern", [f"field_{index}" for index in range(count)])

    class _Record(tuple):
        """What all named tuples have in common, as `collections.namedtuple` has it."""

        __slots__ = ()
        _fields = ()
        _field_defaults: dict[str, Any] = {}  # noqa: RUF012 - nobody changes it

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **values):
            made = tuple.__new__(type(self), map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"got unexpected field names: {list(values)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace.pop(field) for field in fields if field in namespace}
            pattern = _pattern(len(fields))
            code = pattern.__new__.__code__.replace(co_varnames=("_cls", *fields))
            new = FunctionType(code, pattern.__new__.__globals__, "__new__", (*defaults.values(),))
            new.__qualname__ = f"{name}.__new__"
            parts = (vars(pattern)[part] for part in pattern._fields)
            namespace |= {
                "__slots__": (),
                "__new__": new,
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                **dict(zip(fields, parts, strict=True)),
            }
            return type(name, (_Record,), namespace)

    class NamedTuple(metaclass=_Maker):
        """Base of a named tuple whose fields are the annotations of the class."""

    class _Enumeration(type):
        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            values = {
                key: value
                for key, value in namespace.items()
                if isinstance(value, str) and not key.startswith("_")
            }
            rest = {key: value for key, value in namespace.items() if key not in values}
            made = super().__new__(cls, name, bases, rest)
            made._members = {}
            for key, value in values.items():
                member = str.__new__(made, value)
                member.name = key
                member.value = value
                made._members[value] = member
                type.__setattr__(made, key, member)
            return made

        def __call__(cls, value):
            try:
                return cls._members[value]
            except KeyError:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}") from None

        def __iter__(cls):
            return iter(cls._members.values())

        def __reversed__(cls):
            return reversed(cls._members.values())

        def __len__(cls):
            return len(cls._members)

        def __contains__(cls, value):
            return value in cls._members

    class StrEnum(str, metaclass=_Enumeration):
        """Base of an enumeration whose members are texts and the only values of their class."""

        def __repr__(self):
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

        def __reduce__(self):
            return type(self), (self.value,)


__all__ = ["NamedTuple", "StrEnum"]
