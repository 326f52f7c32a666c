"""Values as JSON and back, by their types: frozen dataclasses, unions, enums, dates, tuples."""

import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

TAG = "is"
"""Where a dataclass out of a union says which one it is."""


class Unreadable(ValueError):  # noqa: N818 - named by what is the matter
    """Stored JSON does not fit the type it should be."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How one type is written as JSON values and read again."""

    kinds: tuple[type, ...]
    """The classes of the values, to choose by inside a union."""
    shapes: tuple[type, ...]
    """What JSON gives back for them."""
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    plain: bool = False
    """Whether JSON has such values of its own."""

    def dumps(self, value: object) -> str:
        """Write a value as JSON text, in ASCII."""
        return json.dumps(self.encode(value), allow_nan=False, separators=(",", ":"))

    def loads(self, text: str) -> Any:  # noqa: ANN401 - a value of the codec's type, which may be a union
        """Read a value from JSON text.

        Raises:
            Unreadable: the text is not JSON of that type.
        """
        try:
            return self.decode(json.loads(text))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise Unreadable(str(error)) from error


@cache
def codec_of(hint: object) -> Codec:
    """Build the codec of a type.

    Raises:
        TypeError: the type has none, or is a union whose members look the same as JSON.
    """
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _union(get_args(hint))
    if origin is Literal:
        return _literal(get_args(hint))
    if origin in _CONTAINERS:
        return _CONTAINERS[origin](get_args(hint))
    if isinstance(hint, type):
        return _of_class(hint)
    msg = f"no codec for {hint!r}"
    raise TypeError(msg)


def _same(value: object) -> object:
    return value


def _plain(kind: type) -> Codec:
    return Codec((kind,), (kind,), _same, _same, plain=True)


_CLASSES = {
    NoneType: _plain(NoneType),
    bool: _plain(bool),
    int: _plain(int),
    str: _plain(str),
    float: Codec((float, int), (float, int), _same, float),
    date: Codec((date,), (str,), date.isoformat, date.fromisoformat),
    datetime: Codec((datetime,), (str,), datetime.isoformat, datetime.fromisoformat),
    time: Codec((time,), (str,), time.isoformat, time.fromisoformat),
}


def _of_class(kind: type) -> Codec:
    if kind in _CLASSES:
        return _CLASSES[kind]
    if is_dataclass(kind):
        return _dataclass(kind)
    if issubclass(kind, Enum):
        return Codec((kind,), (str,), lambda value: value.value, kind)
    msg = f"no codec for {kind!r}"
    raise TypeError(msg)


def _dataclass(kind: type) -> Codec:
    hints = get_type_hints(kind)
    parts = tuple((one.name, codec_of(hints[one.name]), _is_required(one)) for one in fields(kind))

    def encode(value: object) -> dict[str, object]:
        return {name: part.encode(getattr(value, name)) for name, part, _ in parts}

    def decode(stored: dict[str, object]) -> object:
        """Read the fields; one that was added later keeps its default."""
        return kind(
            **{name: part.decode(stored[name]) for name, part, needed in parts if needed or name in stored}
        )

    return Codec((kind,), (dict,), encode, decode)


def _is_required(one: Any) -> bool:  # noqa: ANN401 - Field is generic in what we don't care about
    return one.default is MISSING and one.default_factory is MISSING


def _literal(values: tuple[object, ...]) -> Codec:
    def decode(stored: object) -> object:
        if stored not in values:
            msg = f"none of {values}"
            raise Unreadable(msg)
        return stored

    kinds = tuple({type(value) for value in values})
    return Codec(kinds, kinds, _same, decode)


def _tuple(arguments: tuple[object, ...]) -> Codec:
    if arguments[-1] is Ellipsis:
        item = codec_of(arguments[0])
        return Codec(
            (tuple,),
            (list,),
            lambda value: [item.encode(one) for one in value],
            lambda stored: tuple(item.decode(one) for one in stored),
        )
    items = [codec_of(one) for one in arguments]
    return Codec(
        (tuple,),
        (list,),
        lambda value: [item.encode(one) for item, one in zip(items, value, strict=True)],
        lambda stored: tuple(item.decode(one) for item, one in zip(items, stored, strict=True)),
    )


def _frozenset(arguments: tuple[object, ...]) -> Codec:
    item = codec_of(arguments[0])
    return Codec(
        (frozenset,),
        (list,),
        lambda value: sorted(item.encode(one) for one in value),
        lambda stored: frozenset(item.decode(one) for one in stored),
    )


def _dict(arguments: tuple[object, ...]) -> Codec:
    item = codec_of(arguments[1])
    return Codec(
        (dict,),
        (dict,),
        lambda value: {key: item.encode(one) for key, one in value.items()},
        lambda stored: {key: item.decode(one) for key, one in stored.items()},
    )


_CONTAINERS: dict[object, Callable[[tuple[object, ...]], Codec]] = {
    tuple: _tuple,
    frozenset: _frozenset,
    dict: _dict,
}


def _union(members: tuple[object, ...]) -> Codec:
    codecs = [codec_of(member) for member in members]
    classes = [member for member in members if isinstance(member, type) and is_dataclass(member)]
    if len(classes) > 1:
        codecs = [one for one in codecs if one.shapes != (dict,)] + [_tagged(tuple(classes))]
    by_kind = {kind: one for one in codecs for kind in one.kinds}
    by_shape = {shape: one for one in codecs for shape in one.shapes}
    if len(by_shape) != sum(len(one.shapes) for one in codecs):
        msg = f"members look the same as JSON: {members}"
        raise TypeError(msg)
    return Codec(
        tuple(by_kind),
        tuple(by_shape),
        lambda value: by_kind[type(value)].encode(value),
        lambda stored: by_shape[type(stored)].decode(stored),
    )


def _tagged(classes: tuple[type, ...]) -> Codec:
    by_name = {kind.__name__: codec_of(kind) for kind in classes}

    def encode(value: object) -> dict[str, object]:
        name = type(value).__name__
        return {TAG: name, **by_name[name].encode(value)}

    return Codec(classes, (dict,), encode, lambda stored: by_name[stored[TAG]].decode(stored))
