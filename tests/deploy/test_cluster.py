"""Several server processes behind the proxy are one product."""

import contextlib
import gzip
import json
import signal
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.cluster import JITSI_DOMAIN, MEDIA_ORIGINS, SITE_LOG, Cluster, heard, running
from tests.plugins import processes, redis_server

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running(Path(tmp_path_factory.mktemp("cluster"))) as started:
        yield started


def get(url: str, **headers: str) -> tuple[dict[str, str], bytes]:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}, answer.read()


def test_a_message_reaches_every_socket_whichever_process_holds_it(cluster):
    ann, ann_token = cluster.sign_up("Ann")
    ben, ben_token = cluster.sign_up("Ben")
    _, conversation = cluster.call("POST", "/api/chat/conversations", {"userId": ben}, ann_token)
    senders = [cluster.open_socket(ann_token) for _ in range(2)]
    listeners = [cluster.open_socket(token) for token in (ben_token, ben_token, ann_token, ann_token)]
    for number in range(6):
        data = {"conversationId": conversation["id"], "content": f"message {number}"}
        senders[number % 2].send(json.dumps({"type": "chat:message", "id": str(uuid.uuid4()), "data": data}))
        assert heard(senders[number % 2], "ack")["seq"] == number + 1
    for listener in listeners:
        news = [heard(listener, "chat:message:new") for _ in range(6)]
        assert [(message["seq"], message["senderId"]) for message in news] == [(seq, ann) for seq in range(1, 7)]
    cluster.close_sockets()
    processes.eventually(lambda: len(cluster.processes_of_sockets()) == 2, "sockets on both processes")


def test_typing_crosses_from_one_process_to_the_other(cluster):
    _, ann_token = cluster.sign_up("Ann")
    ben, ben_token = cluster.sign_up("Ben")
    _, conversation = cluster.call("POST", "/api/chat/conversations", {"userId": ben}, ann_token)
    for token in (ann_token, ben_token):  # who has not answered sees nobody type
        message = {"content": "Hello", "clientId": str(uuid.uuid4())}
        cluster.call("POST", f"/api/chat/conversations/{conversation['id']}/messages", message, token)
    bens = [cluster.open_socket(ben_token) for _ in range(2)]  # one on each process
    ann = cluster.open_socket(ann_token)
    redis_server.until_linked(cluster.redis_port, 2)
    ann.send(
        json.dumps({"type": "chat:typing", "id": str(uuid.uuid4()), "data": {"conversationId": conversation["id"]}})
    )
    for socket in bens:
        assert heard(socket, "chat:typing")["conversationId"] == conversation["id"]
    cluster.close_sockets()


def test_a_sign_out_on_one_process_closes_the_socket_on_the_other(cluster):
    _, token = cluster.sign_up("Ann")
    sockets = [cluster.open_socket(token) for _ in range(2)]
    _, devices = cluster.call("GET", "/api/auth/devices", token=token)
    for device in devices:
        status, _ = cluster.call("DELETE", f"/api/auth/devices/{device['id']}", token=token)
        assert status in (204, 401)
    for socket in sockets:
        with pytest.raises(Exception, match="4401"):
            heard(socket, "never")
    cluster.close_sockets()


def test_the_page_comes_with_the_headers_that_django_sends(cluster):
    ours, page = get(cluster.url + "/login")
    django_s, _ = get(cluster.servers[0].url + "/login") if b"<html" in page else ({}, b"")
    for name in (
        "x-content-type-options",
        "x-frame-options",
        "referrer-policy",
        "cross-origin-opener-policy",
        "permissions-policy",
        "cache-control",
        "permissions-policy",
    ):
        assert ours[name] == django_s[name], name

    def policy(headers: dict[str, str]) -> set[str]:
        return {part.strip() for part in headers["content-security-policy"].split(";")}

    assert policy(ours) == policy(django_s)
    assert f"img-src 'self' data: blob: {MEDIA_ORIGINS}" in policy(ours)
    assert {f"{kind} 'self' https://{JITSI_DOMAIN}" for kind in ("script-src", "frame-src")} <= policy(ours)
    assert f'camera=(self "https://{JITSI_DOMAIN}")' in ours["permissions-policy"]


def test_the_proxy_s_log_has_no_token_of_a_mailed_page_and_no_emoji_of_a_reaction(cluster):
    pages = ["/unsubscribe?token=zyxsecret", "/verify-email?token=zyxsecret&zyx=1"]
    pages.append("/api/chat/messages/0/reactions/%F0%9F%91%8D?x=zyxsecret")
    for page in pages:
        request = urllib.request.Request(cluster.url + page, headers={"Referer": f"{cluster.url}/?token=zyxsecret"})
        with contextlib.suppress(urllib.error.HTTPError), urllib.request.urlopen(request, timeout=60):
            pass
    site_log = cluster.access_log.parent / SITE_LOG
    lines = ('"GET /unsubscribe HTTP/1.1" 200', '"GET /verify-email HTTP/1.1" 200', "/reactions/*** HTTP")
    processes.eventually(  # a line is written after its answer
        lambda: all(line in site_log.read_text() for line in lines), f"The proxy's log has {lines}"
    )
    log = site_log.read_text()
    assert "zyx" not in log
    assert "%F0%9F" not in log


def test_built_files_are_kept_for_good_and_sent_small(cluster):
    _, page = get(cluster.url + "/")
    script = page.decode().split('src="/assets/')[1].split('"')[0]
    headers, body = get(f"{cluster.url}/assets/{script}", **{"Accept-Encoding": "gzip"})
    assert "immutable" in headers["cache-control"]
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body)


def test_the_service_worker_is_asked_for_anew_and_a_missing_script_is_missing(cluster):
    headers, _ = get(cluster.url + "/sw.js")
    assert headers["cache-control"] == "no-cache"
    assert "javascript" in headers["content-type"]
    with pytest.raises(urllib.error.HTTPError, match="404"):
        get(cluster.url + "/assets/gone-12345678.js")


def test_a_server_that_dies_takes_nobody_with_it(cluster):
    cluster.servers[0].process.send_signal(signal.SIGKILL)
    cluster.servers[0].process.wait()
    for _ in range(6):
        assert cluster.call("GET", "/api/health")[0] == 200
    _, token = cluster.sign_up("Cem")
    cluster.open_socket(token)
    cluster.close_sockets()


def test_health_says_when_redis_is_gone(cluster):
    processes.stop(cluster.redis)
    status, body = cluster.call("GET", "/api/health")
    assert (status, body["channelLayer"], body["database"]) == (503, "down", "ok")
