"""deploy/kubernetes: whole, accepted by the schema, and in step with the images and settings."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from django.conf import settings

pytestmark = pytest.mark.only_on("sqlite")

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "deploy/kubernetes"
FILES = sorted(FOLDER.glob("*.yaml"))
UID = {"skillswap-server": 10001, "skillswap-client": 101}


def documents(file: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(file.read_text()))


OBJECTS = [found for file in FILES for found in documents(file) if found["kind"] != "Kustomization"]


def named(kind: str, name: str) -> dict[str, Any]:
    return next(found for found in OBJECTS if (found["kind"], found["metadata"]["name"]) == (kind, name))


def pods() -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, pod template) of everything that runs."""
    for found in OBJECTS:
        spec = found.get("spec", {})
        template = spec.get("jobTemplate", found).get("spec", {}).get("template")
        if template:
            yield found["metadata"]["name"], template


def containers() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """(container, spec of its pod)."""
    specs = [template["spec"] for _, template in pods()]
    return [(one, spec) for spec in specs for one in [*spec.get("initContainers", []), *spec["containers"]]]


@pytest.mark.parametrize("version", ["1.29", kubernetes_validate.latest_version()])
@pytest.mark.parametrize("found", OBJECTS, ids=lambda found: f"{found['kind']}-{found['metadata']['name']}")
def test_the_schema_accepts_every_object_and_each_of_its_fields(found, version):
    kubernetes_validate.validate(found, version, strict=True)


def test_the_list_of_files_is_whole():
    listed = set(documents(FOLDER / "kustomization.yaml")[0]["resources"])
    assert listed == {file.name for file in FILES} - {"kustomization.yaml", "secret.example.yaml"}


def test_two_servers_one_worker_and_a_migration_that_all_wait_for():
    assert (named("Deployment", "server")["spec"]["replicas"], named("Deployment", "worker")["spec"]["replicas"]) == (
        2,
        1,
    )
    assert "manage.py migrate" in named("Job", "migrate")["spec"]["template"]["spec"]["containers"][0]["command"][-1]
    for name in ("server", "worker"):
        waits = named("Deployment", name)["spec"]["template"]["spec"]["initContainers"][0]["command"][-1]
        assert "migrate --check" in waits


def test_every_container_is_confined_and_bounded():
    for container, pod in containers():
        assert pod["securityContext"]["runAsNonRoot"]
        assert pod["securityContext"]["runAsUser"] == UID[container["image"]]
        assert pod["automountServiceAccountToken"] is pod["enableServiceLinks"] is False
        confined = container["securityContext"]
        assert confined["readOnlyRootFilesystem"]
        assert (confined["allowPrivilegeEscalation"], confined["capabilities"]) == (False, {"drop": ["ALL"]})
        assert set(container["resources"]["limits"]) == {"cpu", "memory"}
        assert {mount["name"] for mount in container["volumeMounts"]} <= {one["name"] for one in pod["volumes"]}


def test_the_images_are_ours_and_run_as_the_user_that_they_have():
    images = {image["name"] for image in documents(FOLDER / "kustomization.yaml")[0]["images"]}
    assert {container["image"] for container, _ in containers()} == images == set(UID)
    assert f"--uid {UID['skillswap-server']}" in (ROOT / "deploy/server.Dockerfile").read_text()


def test_probes_ask_for_what_is_meant_and_a_restart_mends_nothing_that_is_elsewhere():
    server = named("Deployment", "server")["spec"]["template"]["spec"]["containers"][0]
    assert server["readinessProbe"]["httpGet"]["path"] == "/api/health?part=database"
    assert server["livenessProbe"]["httpGet"]["path"] == server["startupProbe"]["httpGet"]["path"] == "/api/alive"
    assert server["lifecycle"]["preStop"]["exec"]["command"] == ["sleep", "5"]


@pytest.mark.parametrize("image", ["server", "client"])
def test_a_container_s_port_is_the_one_of_its_image(image):
    ports = named("Deployment", image)["spec"]["template"]["spec"]["containers"][0]["ports"]
    assert f"EXPOSE {ports[0]['containerPort']}\n" in (ROOT / f"deploy/{image}.Dockerfile").read_text()


def test_every_setting_is_one_that_the_product_reads():
    explained = set(re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    given = {*named("ConfigMap", "skillswap")["data"], *named("Secret", "skillswap")["stringData"]}
    assert given <= explained
    assert {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "CLIENT_ORIGIN", "MEDIA_STORAGE"} <= given


def test_the_product_starts_with_the_settings_of_the_example(tmp_path):
    given = named("ConfigMap", "skillswap")["data"] | named("Secret", "skillswap")["stringData"]
    given |= {"SKILLSWAP_PRODUCTION": "true", "SECRET_KEY": "0123456789 abcdefghij" * 3, "PYTHONPATH": str(ROOT)}
    code = "from skillswap import settings as s; print(s.DATABASES['default']['HOST'], s.MEDIA_STORAGE)"
    env = given | {"SKILLSWAP_DATA": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["db.example.org", "s3"], done.stderr


def test_services_find_their_pods_and_the_ways_in_find_their_services():
    labels = [template["metadata"]["labels"] for _, template in pods()]
    services = [found for found in OBJECTS if found["kind"] == "Service"]
    assert all(service["spec"]["selector"] in labels for service in services)
    ports = {service["metadata"]["name"]: service["spec"]["ports"][0]["name"] for service in services}
    for ingress in (found for found in OBJECTS if found["kind"] == "Ingress"):
        for path in ingress["spec"]["rules"][0]["http"]["paths"]:
            to = path["backend"]["service"]
            assert ports[to["name"]] == to["port"]["name"]


def test_what_the_client_s_nginx_hands_to_the_servers_the_ingress_does_too():
    site = (ROOT / "deploy/nginx/site.conf").read_text()
    handed = set(re.search(r"location ~ \^/\(([a-z|]+)\)/", site)[1].split("|")) | {"ws"}
    paths = named("Ingress", "skillswap")["spec"]["rules"][0]["http"]["paths"]
    assert {path["path"].strip("/") for path in paths if path["backend"]["service"]["name"] == "server"} == handed
    assert not [path for path in paths if "metrics" in path["path"]]


def test_socket_io_keeps_to_one_pod():
    ingress = named("Ingress", "socketio")
    assert [path["path"] for path in ingress["spec"]["rules"][0]["http"]["paths"]] == ["/socket.io"]
    assert ingress["metadata"]["annotations"]["nginx.ingress.kubernetes.io/affinity"] == "cookie"
    sticky = named("Service", "socketio")["metadata"]["annotations"]
    assert sticky["traefik.ingress.kubernetes.io/service.sticky.cookie"] == "true"


def test_kubectl_itself_agrees_where_it_is_installed():
    if kubectl := shutil.which("kubectl"):
        done = subprocess.run([kubectl, "kustomize", FOLDER], capture_output=True, text=True, check=False)
        assert not done.returncode, done.stderr
        assert len(list(yaml.safe_load_all(done.stdout))) == len(OBJECTS) - 1  # the Secret is made apart
