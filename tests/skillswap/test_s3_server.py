"""The product as a process of its own, with the settings of S3 and nothing else changed."""

import io
import json
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.plugins import product, s3_server

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite"), pytest.mark.xdist_group("s3")]
PASSWORD = "correct horse battery"


@pytest.fixture
def server(s3: s3_server.S3Server, tmp_path: Path) -> Iterator[product.Product]:
    env = product.environment(tmp_path, **s3.environment, MEDIA_ORIGINS="", LOG_LEVEL="DEBUG")
    product.migrate(env)
    with product.serving(tmp_path, env) as started:
        yield started


def call(url: str, body: object, **headers: str) -> Any:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=60) as answer:
        return json.loads(answer.read())


def form_with(content: bytes) -> tuple[bytes, str]:
    """A multipart form with one file, and its content type."""
    boundary = uuid.uuid4().hex
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="me.png"\r\n\r\n'
    return (
        f"{head}".encode() + content + f"\r\n--{boundary}--\r\n".encode(),
        f"multipart/form-data; boundary={boundary}",
    )


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 32), "red").save(out, "PNG")
    return out.getvalue()


def test_a_server_on_s3_takes_a_picture_that_everybody_can_fetch_and_logs_no_key(server, s3):
    as_json = {"Content-Type": "application/json"}
    account = {"name": "Ada", "email": "ada@example.org", "password": PASSWORD}
    call(f"{server.url}/api/auth/signup", account, **as_json)
    token = call(f"{server.url}/api/auth/token", account, **as_json)["access"]
    body, kind = form_with(picture())
    answer = call(f"{server.url}/api/users/avatar", body, **{"Content-Type": kind, "Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(answer["avatarUrl"], timeout=60) as found:
        assert (found.headers["Content-Type"], found.read(4)) == ("image/webp", b"RIFF")
    with urllib.request.urlopen(f"{server.url}/api/docs", timeout=60) as page:
        assert f"img-src 'self' data: blob: {s3.url};" in f"{page.headers['Content-Security-Policy']};"
    log = "".join(file.read_text() for file in server.data.glob("server-*.log"))
    assert "POST /api/users/avatar" in log
    for secret in (s3_server.SECRET, s3_server.KEY_ID, "Signature"):
        assert secret not in log
