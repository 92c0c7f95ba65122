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


def read(name: str) -> dict[str, Any]:
    return yaml.load((ROOT / name).read_text(), Loader)


@pytest.fixture
def services() -> dict[str, Any]:
    return read("docker-compose.yml")["services"]


def test_the_set_is_whole(services):
    assert set(services) == {"client", "server", "worker", "migrate", "mongo", "redis"}
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
    assert used == set(read("docker-compose.yml")["volumes"])


def test_every_value_is_explained_in_the_example():
    text = "".join((ROOT / name).read_text() for name in ("docker-compose.yml", "docker-compose.postgres.yml"))
    explained = set(re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert set(re.findall(r"\$\{([A-Z_]+)", text)) <= explained


def test_only_the_proxy_is_reachable_from_outside(services):
    assert [name for name, service in services.items() if "ports" in service] == ["client"]


def test_the_second_file_leaves_nothing_of_mongo():
    services = read("docker-compose.postgres.yml")["services"]
    assert services["mongo"] is None
    assert list(services["migrate"]["depends_on"]) == ["postgres"]
    for name in ("server", "worker", "migrate"):
        assert services[name]["environment"]["DATABASE_URL"].startswith("postgres://")


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


def test_the_server_s_image_has_every_app_of_ours():
    ours = {app for app in settings.INSTALLED_APPS if (ROOT / app).is_dir()}
    copied = re.findall(r"^COPY (\w+) \1$", (ROOT / "deploy" / "server.Dockerfile").read_text(), re.MULTILINE)
    assert ours == set(copied)


def test_compose_itself_agrees_where_it_is_installed():
    if shutil.which("docker") and not _docker("compose", "version").returncode:
        for files in (["docker-compose.yml"], ["docker-compose.yml", "docker-compose.postgres.yml"]):
            done = _docker("compose", *(part for name in files for part in ("-f", name)), "config", "--quiet")
            assert not done.returncode, done.stderr


def _docker(*arguments: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": "/usr/local/bin:/usr/bin:/bin", "SECRET_KEY": "x" * 60, "POSTGRES_PASSWORD": "x"}
    return subprocess.run(["docker", *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
