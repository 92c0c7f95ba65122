"""The Compose files and images, as far as they can be checked without a Docker engine."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
DOCKERFILES = sorted((ROOT / "deploy").glob("*.Dockerfile"))


class Loader(yaml.SafeLoader):
    """Knows the two tags with which one Compose file replaces parts of another."""


Loader.add_constructor("!override", lambda loader, node: loader.construct_mapping(node, deep=True))
Loader.add_constructor("!reset", lambda loader, node: None)


VARIABLE = re.compile(r"\$\{([A-Z_]+)(?::[-?]([^${}]*))?\}")


def read(name: str, **env: str) -> dict[str, Any]:
    """A Compose file with its variables filled in from `env`, defaults where it says nothing."""
    text = (ROOT / name).read_text()
    while VARIABLE.search(text):  # a default may hold a variable
        text = VARIABLE.sub(lambda match: env.get(match[1]) or match[2] or "", text)
    return yaml.load(text, Loader)


@pytest.fixture
def services() -> dict[str, Any]:
    return read("docker-compose.yml")["services"]


def test_the_set_is_whole(services):
    assert set(services) == {"client", "server", "worker", "migrate", "mongo", "redis", "turn"}
    assert "replicas" in services["server"]["deploy"]
    assert all("image" in service for service in services.values())


def test_what_a_service_waits_for_is_there_and_says_when_it_is_ready(services):
    for name, service in services.items():
        for needed, how in service.get("depends_on", {}).items():
            assert needed in services, name
            if how["condition"] == "service_healthy" and needed != "server":  # the server's is in its image
                assert services[needed]["healthcheck"]["test"], needed


def test_every_volume_is_declared(services):
    used = {volume.split(":")[0] for service in services.values() for volume in service.get("volumes", [])}
    folders = {volume for volume in used if volume.startswith("./")}
    assert used - folders == set(read("docker-compose.yml")["volumes"])
    assert all((ROOT / folder).is_dir() for folder in folders)


def test_every_value_is_explained_in_the_example():
    text = "".join(file.read_text() for file in ROOT.glob("docker-compose*.yml"))
    explained = set(re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert set(re.findall(r"\$\{([A-Z_]+)", text)) <= explained


def test_only_the_proxy_is_reachable_from_outside_and_the_relay_where_one_is_wanted(services):
    assert [name for name, service in services.items() if "ports" in service] == ["client"]
    own_network = {name: service.get("profiles") for name, service in services.items() if "network_mode" in service}
    assert own_network == {"turn": ["turn"]}


def test_the_second_file_leaves_nothing_of_mongo():
    services = read("docker-compose.postgres.yml")["services"]
    assert services["mongo"] is None
    assert list(services["migrate"]["depends_on"]) == ["postgres"]
    for name in ("server", "worker", "migrate"):
        assert services[name]["environment"]["DATABASE_URL"].startswith("postgres://")


def test_a_database_and_a_redis_of_somebody_else_are_two_lines_in_env():
    theirs = {"DATABASE_URL": "postgres://db.example/swap?sslmode=require", "REDIS_URL": "rediss://redis.example"}
    services = read("docker-compose.yml", **theirs)["services"]
    for name in ("server", "worker", "migrate"):
        assert services[name]["environment"].items() >= theirs.items()
    bundled = read("docker-compose.yml")["services"]["server"]["environment"]
    assert (bundled["DATABASE_URL"].split(":")[0], bundled["REDIS_URL"]) == ("mongodb", "redis://redis:6379/0")


def test_with_the_third_file_nothing_waits_for_what_is_not_started(services):
    optional = read("docker-compose.managed.yml")["services"]
    assert optional == {"mongo": {"profiles": ["mongo"]}, "redis": {"profiles": ["redis"]}}
    for service in services.values():
        for needed, how in service.get("depends_on", {}).items():
            assert (needed in optional) == (how.get("required") is False)


@pytest.mark.parametrize("file", DOCKERFILES, ids=lambda file: file.name)
def test_an_image_listens_where_port_says_and_looks_for_its_health_there(file):
    text = file.read_text()
    port = re.search(r"^EXPOSE (\d+)$", text, re.MULTILINE)[1]
    assert f" PORT={port}" in text
    fixed = [line for line in text.splitlines() if port in line and "EXPOSE" not in line and "ENV" not in line]
    assert [line for line in fixed if f"PORT={port}" not in line] == []
    assert "PORT" in text.split("HEALTHCHECK")[1].splitlines()[0 if "client" in file.name else 1]


@pytest.mark.parametrize("file", DOCKERFILES, ids=lambda file: file.name)
def test_an_image_is_small_unprivileged_and_knows_its_health(file):
    text = file.read_text()
    assert text.count("FROM ") == 2
    assert "slim" in text.rsplit("FROM ", 1)[1].splitlines()[0]
    assert "USER " in text or "unprivileged" in text
    assert "HEALTHCHECK" in text


@pytest.mark.parametrize("file", DOCKERFILES, ids=lambda file: file.name)
def test_an_image_copies_what_is_there_and_let_through(file):
    let_through = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for line in re.findall(r"^COPY (?!--from)(.+)$", file.read_text(), re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert any(source == name or source.startswith(f"{name}/") for name in let_through), source


def test_the_server_s_image_has_every_app_of_ours_and_its_translations():
    ours = {app for app in settings.INSTALLED_APPS if (ROOT / app).is_dir()}
    copied = re.findall(r"^COPY (\w+) \1$", (ROOT / "deploy" / "server.Dockerfile").read_text(), re.MULTILINE)
    assert ours | {path.name for path in map(Path, settings.LOCALE_PATHS)} == set(copied)


def test_compose_itself_agrees_where_it_is_installed():
    if shutil.which("docker") and not _docker("compose", "version").returncode:
        for more in ([], ["-f", "docker-compose.postgres.yml"], ["-f", "docker-compose.managed.yml"]):
            done = _docker("compose", "-f", "docker-compose.yml", *more, "config", "--quiet")
            assert not done.returncode, done.stderr


def _docker(*arguments: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": "/usr/local/bin:/usr/bin:/bin", "SECRET_KEY": "x" * 60, "POSTGRES_PASSWORD": "x"}
    return subprocess.run(["docker", *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
