"""`make types`: the OpenAPI document, the event schema, the TypeScript types made from both, and topics' names.

With `--check` nothing changes, and an out-of-date file is an error.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import project

OPENAPI = project.CLIENT / "openapi.json"
TYPES = [project.CLIENT / "sdk/src/api/schema.gen.ts", project.CLIENT / "sdk/src/realtime/events.gen.ts"]


def main() -> None:
    project.install_python(project.ROOT / ".venv", project.ROOT / "requirements-dev.txt")
    project.install_client()
    if "--check" in sys.argv:
        check()
    else:
        write_openapi(OPENAPI)
        project.run(project.PYTHON, "manage.py", "event_schema")
        project.run(project.PYTHON, "manage.py", "topic_names")
        project.run("npm", "run", "--silent", "types", cwd=project.CLIENT)


def write_openapi(file: Path) -> None:
    options = ["--format", "openapi-json", "--validate", "--fail-on-warn"]
    project.run(project.PYTHON, "manage.py", "spectacular", "--file", file, *options)


def check() -> None:
    """Each document is made anew and compared; the types are made in place and put back."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "openapi.json"
        write_openapi(fresh)
        stale = [] if _same(fresh.read_text(), OPENAPI) else [OPENAPI]
    project.run(project.PYTHON, "manage.py", "event_schema", "--check")
    project.run(project.PYTHON, "manage.py", "topic_names", "--check")
    before = {file: file.read_text() if file.is_file() else None for file in TYPES}
    subprocess.run(["npm", "run", "--silent", "types"], cwd=project.CLIENT, check=True)
    for file, text in before.items():
        if text is None or file.read_text() != text:
            stale.append(file)
        if text is not None:
            file.write_text(text)
    if stale:
        names = ", ".join(str(file.relative_to(project.ROOT)) for file in stale)
        project.fail(f"Out of date: {names}. Run `make types` and commit what it writes.")


def _same(text: str, file: Path) -> bool:
    return file.is_file() and file.read_text() == text


if __name__ == "__main__":
    main()
