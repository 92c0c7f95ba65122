"""A server and its worker behind the client's nginx, and that behind the one of deploy/nginx/tls.conf.

Some of its addresses fail, and its errors are reported to a stand-in of Sentry (`failing/`, `ingest.py`).
"""

import datetime as dt
import ipaddress
import json
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.deploy.cluster import ROOT, proxy
from tests.deploy.ingest import Ingest
from tests.plugins import processes, product

METRICS_TOKEN = "only-prometheus-knows-this"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are answers."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True)
class Site:
    """`https` is where members come, `http` redirects there, `inside` is the server itself."""

    https: str
    http: str
    inside: str
    trusted: ssl.SSLContext
    ingest: Ingest

    def call(self, url: str, body: object = None, **headers: str) -> Answer:
        """GET, or POST of `body` (JSON, or a text as it is)."""
        data = body.encode() if isinstance(body, str) else None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data, {"Content-Type": "application/json"} | headers)
        opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=self.trusted), _Stay)
        try:
            with opener.open(request, timeout=60) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())


@contextmanager
def running(folder: Path) -> Iterator[Site]:
    """Start everything; all of it ends with the block."""
    http, https, plain = (processes.free_port() for _ in range(3))
    with ExitStack() as stack:
        ingest = Ingest()
        stack.callback(ingest.close)
        env = product.environment(
            folder,
            DJANGO_SETTINGS_MODULE="tests.deploy.failing.settings",
            CLIENT_ORIGIN=f"https://127.0.0.1:{https}",
            TRUSTED_PROXIES="2",
            SENTRY_DSN=ingest.dsn,
            SENTRY_RELEASE="1.2",
            METRICS_TOKEN=METRICS_TOKEN,
        )
        product.migrate(env)
        server = stack.enter_context(product.serving(folder, env))
        stack.enter_context(product.working(folder, env))
        certificate(folder)
        also = tls_site(folder, http, https, plain)
        stack.enter_context(proxy(folder, plain, [server.url], also))
        trusted = ssl.create_default_context(cafile=folder / "fullchain.pem")
        yield Site(env["CLIENT_ORIGIN"], f"http://127.0.0.1:{http}", server.url, trusted, ingest)


def tls_site(folder: Path, http: int, https: int, plain: int) -> str:
    """deploy/nginx/tls.conf with what an operator changes: names, ports, certificate."""
    text = (ROOT / "deploy/nginx/tls.conf").read_text()
    for ours, theirs in (
        ("    listen [::]:80;\n", ""),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("listen 80;", f"listen 127.0.0.1:{http};"),
        ("listen 443 ", f"listen 127.0.0.1:{https} "),
        ("https://swap.example.org$", f"https://127.0.0.1:{https}$"),
        ("server 127.0.0.1:8000", f"server 127.0.0.1:{plain}"),
        ("/etc/letsencrypt/live/swap.example.org", str(folder)),
        ("/var/log/nginx/access.log", f"{folder}/tls-access.log"),
        ("server_name swap.example.org", "server_name 127.0.0.1"),
    ):
        assert ours in text, ours
        text = text.replace(ours, theirs)
    return text


def certificate(folder: Path) -> None:
    """fullchain.pem and privkey.pem for 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")]), dt.datetime.now(dt.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (folder / "privkey.pem").write_bytes(pem)
