"""Careful looks into JSON from outside: what is not of the kind expected is simply not there."""

from collections.abc import Iterator, Mapping

Body = Mapping[str, object]


def text(body: Body, *keys: str) -> str:
    """The first of `keys` that holds text, trimmed; else empty."""
    for key in keys:
        value = body.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def inner(body: Body, *path: str) -> Body:
    """The object at the end of a path of keys; else an empty one."""
    for key in path:
        value = body.get(key)
        if not isinstance(value, dict):
            return {}
        body = value
    return body


def rows(body: Body, key: str) -> list[Body]:
    """The objects in the list under `key`."""
    value = body.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def has(body: Body, *keys: str) -> bool:
    """Whether all of `keys` are there, whatever they hold."""
    return all(key in body for key in keys)


def full_name(*parts: object) -> str:
    """A name from its parts, as written."""
    return " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())[:200]


def walk(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every object's fields with their paths, depth first: `hearing.cases[0].victims`."""
    stack: list[tuple[str, object]] = [(path, value)]
    while stack:
        at, item = stack.pop()
        if isinstance(item, dict):
            for key, held in item.items():
                here = f"{at}.{key}" if at else str(key)
                yield here, held
                stack.append((here, held))
        elif isinstance(item, list):
            stack.extend((f"{at}[{number}]", held) for number, held in enumerate(item))
