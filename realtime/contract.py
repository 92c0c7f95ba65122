"""The socket's contract, made from the typed events and commands: JSON Schema for programs, a page for people."""

from typing import Any

from pydantic.json_schema import models_json_schema

from realtime.commands import COMMANDS
from realtime.events import REGISTRY

REF = "#/definitions/{model}"


def json_schema() -> dict[str, Any]:
    """JSON Schema: `events` and `commands` map each type to the shape of its `data`; shapes are in `definitions`."""
    models = [(event, "serialization") for event in REGISTRY.values()]
    models += [(command.shape, "validation") for command in COMMANDS.values()]
    refs, definitions = models_json_schema(models, ref_template=REF)  # type: ignore[arg-type]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "SkillSwapSocket",
        "type": "object",
        "additionalProperties": False,
        "required": ["events", "commands"],
        "properties": {
            "events": _map({name: refs[(event, "serialization")] for name, event in sorted(REGISTRY.items())}),
            "commands": _map({name: refs[(c.shape, "validation")] for name, c in sorted(COMMANDS.items())}),
        },
        "definitions": definitions.get("$defs", {}),
    }


def _map(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def page() -> str:
    """The same as Markdown."""
    lines = [
        "# The socket: commands and events",
        "",
        "Made by `manage.py event_schema` from the code; do not edit. How a socket opens, resumes and closes stands in",
        "[architecture.md](architecture.md).",
        "",
        "## Commands",
        "",
        'A client sends `{type, id, data}`. The answer is `{type: "ack", id, data}`',
        'or `{type: "error", id, code, message}`.',
        "",
    ]
    for name, command in sorted(COMMANDS.items()):
        lines += [f"### `{name}`", "", command.summary, "", *_fields(command.shape.model_json_schema()), ""]
    lines += ["## Events", "", "Lasting events carry `cursor`; passing ones may be dropped.", ""]
    for name, event in sorted(REGISTRY.items()):
        kind = "Lasting" if event.lasting else "Passing"
        schema = event.model_json_schema(mode="serialization")
        lines += [f"### `{name}`", "", f"{kind}. {event.__doc__}", "", *_fields(schema), ""]
    return "\n".join(lines).rstrip() + "\n"


def _fields(schema: dict[str, Any]) -> list[str]:
    properties = schema.get("properties", {})
    if not properties:
        return ["No fields."]
    rows = [f"| `{name}` | {_type(field)} | {field.get('description', '')} |" for name, field in properties.items()]
    return ["| field | type | |", "|---|---|---|", *rows]


def _type(field: dict[str, Any]) -> str:
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[-1]
    if field.get("type") == "array":
        return f"list of {_type(field['items'])}"
    return str(field.get("format") or field.get("type", "any"))
