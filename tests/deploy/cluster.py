"""The set of docker-compose.yml by hand: two servers on one Redis and one MongoDB-wire server, behind the proxy."""

import itertools
import json
import re
import shutil
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from websockets.sync.client import ClientConnection, connect

from tests.plugins import mongo_server, processes, product, redis_server

ROOT = Path(settings.BASE_DIR)
SECRET = "only-for-tests-" + "0123456789abcdef" * 4
PASSWORD = "correct horse battery"
BY_CLIENT = "hash $proxy_add_x_forwarded_for consistent;"  # as in deploy/nginx/upstream.conf
JITSI_DOMAIN = "meet.example.org"
SITE_LOG = "nginx-site.log"  # as the image writes it
MEDIA_ORIGINS = "https://pictures.example https://private.example:9000"


@dataclass
class Cluster:
    """`url` is the proxy's; `call` and `open_socket` go through it."""

    url: str
    servers: list[product.Product]
    redis: processes.Process
    redis_port: int
    access_log: Path
    sockets: ExitStack = field(default_factory=ExitStack)
    opened: Iterator[int] = field(default_factory=itertools.count)

    def call(self, method: str, path: str, body: object = None, token: str = "") -> tuple[int, Any]:
        """(status, JSON) of a request to the API."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")

    def sign_up(self, name: str) -> tuple[str, str]:
        """A new member: (id, access token)."""
        email = f"{name.lower()}-{uuid.uuid4().hex[:8]}@example.org"
        status, answer = self.call("POST", "/api/auth/signup", {"name": name, "email": email, "password": PASSWORD})
        assert status == 201, answer
        _, tokens = self.call("POST", "/api/auth/token", {"email": email, "password": PASSWORD})
        return answer["user"]["id"], tokens["access"]

    def open_socket(self, token: str) -> ClientConnection:
        """A socket that has been welcomed."""
        ticket = self.call("POST", "/api/auth/socket", {}, token)[1]["ticket"]
        if next(self.opened) % 2:  # ticket and socket are two requests, so without a third all met one process
            self.call("GET", "/api/health")
        socket = self.sockets.enter_context(
            connect(self.url.replace("http", "ws", 1) + "/ws/", open_timeout=60, ping_interval=None)
        )
        socket.send(json.dumps({"type": "hello", "ticket": ticket}))
        assert heard(socket, "welcome")
        return socket

    def close_sockets(self) -> None:
        self.sockets.close()

    def processes_of_sockets(self) -> set[str]:
        """The servers that the proxy led sockets to, once they are closed."""
        return set(re.findall(r"^GET /ws/ (\S+)$", self.access_log.read_text(), re.MULTILINE))


def heard(socket: ClientConnection, kind: str, seconds: float = 60) -> Any:
    """The data of the next frame of that type, whatever comes before it; TimeoutError when none comes."""
    while True:
        frame = json.loads(socket.recv(timeout=seconds))
        if frame["type"] == kind:
            return frame["data"]


@contextmanager
def running(folder: Path) -> Iterator[Cluster]:
    """Start everything; all of it ends with the block."""
    redis, redis_port = redis_server.launch(folder)
    env = product.environment(
        folder,
        DJANGO_SETTINGS_MODULE="tests.deploy.settings",
        DATABASE_URL=mongo_server.start(folder),
        REDIS_URL=f"redis://127.0.0.1:{redis_port}/0",
        SECRET_KEY=SECRET,
        TRUSTED_PROXIES="1",
        MEDIA_ORIGINS=MEDIA_ORIGINS,
        JITSI_DOMAIN=JITSI_DOMAIN,
        JITSI_APP_ID="skillswap",
        JITSI_APP_SECRET=SECRET,
    )
    proxy_port = processes.free_port()
    env["CLIENT_ORIGIN"] = url = f"http://127.0.0.1:{proxy_port}"
    product.manage("migrate", "--verbosity", "0", env=env)
    with ExitStack() as stack:
        stack.callback(processes.stop, redis)
        servers = [stack.enter_context(product.serving(folder, env)) for _ in range(2)]
        access_log = stack.enter_context(proxy(folder, proxy_port, [server.url for server in servers]))
        cluster = Cluster(url, servers, redis, redis_port, access_log)
        stack.callback(cluster.close_sockets)
        yield cluster


@contextmanager
def proxy(folder: Path, port: int, servers: list[str], also: str = "") -> Iterator[Path]:
    """Debian's nginx with the site of the client's image and what `also` configures; gives its access log."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin")
    if not nginx:
        raise RuntimeError("nginx is missing: apt-get install nginx.")
    site = (ROOT / "deploy/nginx/site.conf").read_text()
    site = site.replace("listen ${PORT}", f"listen 127.0.0.1:{port}").replace("/srv/client", str(ROOT / "client/dist"))
    site = site.replace("${MEDIA_ORIGINS}", MEDIA_ORIGINS).replace("${JITSI_DOMAIN}", JITSI_DOMAIN)
    written = f"access_log {folder}/nginx-access.log led; access_log {folder}/{SITE_LOG} without_query;"
    site = site.replace("access_log /var/log/nginx/access.log without_query;", written)
    (folder / "site.conf").write_text(site)
    upstream = "".join(f"server {server.removeprefix('http://')};" for server in servers)
    log, access_log, main = folder / "nginx.log", folder / "nginx-access.log", folder / "nginx.conf"
    main.write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log {log};\n"
        f"{'user root;' if processes.unprivileged_user() else ''}\n"
        "events {}\n"
        "http {\n"
        "include /etc/nginx/mime.types;\n"
        f"client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxied; fastcgi_temp_path {folder}/f;\n"
        f"uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        f"log_format led '$request_method $uri $upstream_addr'; access_log {access_log} led;\n"
        f"upstream skillswap {{ {upstream} }}\n"
        f"upstream skillswap_by_client {{ {BY_CLIENT} {upstream} }}\n"
        f"include {folder}/site.conf;\n"
        f"{also}"
        "}\n"
    )
    process = processes.start([nginx, "-c", main, "-p", folder], log=log)
    try:
        processes.wait_until(lambda: processes.answers(port), process, log, "nginx")
        yield access_log
    finally:
        processes.stop(process)
