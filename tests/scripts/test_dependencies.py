"""Every package that we ask for is used."""

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TOOLS = {"ruff", "mypy", "import-linter", "djangorestframework-stubs"}  # run by name
TOOLS |= {"pytest-asyncio", "pytest-django", "pytest-playwright", "pytest-xdist"}  # pytest finds them itself


def asked_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        yield re.match(r"[\w-]+", line)[0].lower()


def modules_of():
    """The names under which each package is imported."""
    found = {}
    for module, packages in packages_distributions().items():
        for package in packages:
            found.setdefault(package.lower().replace("_", "-"), set()).add(module)
    return found


def test_every_package_that_is_asked_for_is_imported_or_named_in_settings():
    folders = [path for path in ROOT.iterdir() if path.is_dir() and (path / "__init__.py").is_file()]
    files = [file for folder in [*folders, ROOT / "scripts", ROOT / "tests"] for file in folder.rglob("*.py")]
    text = "\n".join(
        [file.read_text() for file in files] + [(ROOT / "pyproject.toml").read_text().split("[tool", 1)[1]]
    )
    modules = modules_of()
    unused = {
        package
        for package in set(asked_for()) - TOOLS
        if not any(re.search(rf"\b{re.escape(name)}\b", text) for name in modules.get(package, {package}))
    }
    assert unused == set()
