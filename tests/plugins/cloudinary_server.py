"""A stand-in for Cloudinary on the loopback: upload, destroy and download as its documents say, and delivery.

It works signatures out by itself: SHA-1 of the sorted parameters (`&` in a value written as %26) and the secret. What
has a wrong signature, or one of more than an hour ago, is refused.
"""

import hashlib
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote

import filetype
import pytest
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

CLOUD, KEY, SECRET = "demo-cloud", "111222333444555", "cloudinary-secret-that-no-log-may-hold"
UNSIGNED = {"file", "cloud_name", "resource_type", "api_key", "signature"}


@dataclass
class CloudinaryServer:
    """Its address, and what is stored: content by (resource type, delivery type, public id)."""

    url: str = ""
    files: dict[tuple[str, str, str], bytes] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        there = quote(self.url, safe="")
        options = f"upload_prefix={there}&secure_distribution={there}"
        return {"MEDIA_STORAGE": "cloudinary", "CLOUDINARY_URL": f"cloudinary://{KEY}:{SECRET}@{CLOUD}?{options}"}

    def __call__(self, environ: dict, start_response: object) -> object:
        with Request(environ) as request:
            _, first, *parts = request.path.split("/")
            answer = self.api(request, *parts) if first == "v1_1" else self.deliver(first, *parts)
        return answer(environ, start_response)  # type: ignore[arg-type]

    def api(self, request: Request, cloud: str, resource: str, action: str) -> Response:
        asked = request.args if action == "download" else request.form
        if cloud != CLOUD or asked.get("api_key") != KEY or asked.get("signature") != signature(asked):
            return Response('{"error": {"message": "Invalid Signature"}}', 401)
        if abs(time.time() - int(asked["timestamp"])) > 3600:
            return Response('{"error": {"message": "Stale request"}}', 400)
        key = (resource, asked.get("type", "upload"), asked["public_id"])
        if action == "upload":
            return self.upload(key, request.files["file"].read())
        if action == "destroy":
            found = self.files.pop(key, None)
            return Response(f'{{"result": "{"not found" if found is None else "ok"}"}}')
        return self.download(key, asked)

    def upload(self, key: tuple[str, str, str], content: bytes) -> Response:
        if key[0] == "image" and not filetype.is_image(content):
            return Response('{"error": {"message": "Invalid image file"}}', 400)
        self.files[key] = content
        return Response(f'{{"public_id": "{key[2]}", "bytes": {len(content)}}}')

    def download(self, key: tuple[str, str, str], asked: Mapping[str, str]) -> Response:
        if time.time() > int(asked["expires_at"]):
            return Response('{"error": {"message": "Expired"}}', 401)
        if key not in self.files:
            return Response('{"error": {"message": "Resource not found"}}', 404)
        headers = {}
        if asked.get("attachment") == "true":
            headers["Content-Disposition"] = f'attachment; filename="{asked.get("target_filename", key[2])}"'
        return Response(self.files[key], headers=headers, mimetype="application/octet-stream")

    def deliver(self, cloud: str, resource: str, delivery: str, version: str, *public_id: str) -> Response:
        """Only what was uploaded for everybody has an address of its own."""
        name, _, ending = "/".join(public_id).rpartition(".")
        content = self.files.get((resource, delivery, name)) if delivery == "upload" and cloud == CLOUD else None
        return Response("", 404) if content is None else Response(content, mimetype=f"image/{ending}")


def signature(asked: Mapping[str, str]) -> str:
    signed = sorted(f"{key}={value.replace('&', '%26')}" for key, value in asked.items() if key not in UNSIGNED)
    return hashlib.sha1(("&".join(signed) + SECRET).encode()).hexdigest()


@contextmanager
def running() -> Iterator[CloudinaryServer]:
    """On a thread of this process; ends with the block."""
    stand_in = CloudinaryServer()
    server = make_server("127.0.0.1", 0, stand_in, threaded=True)  # type: ignore[arg-type]
    stand_in.url = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def cloudinary() -> Iterator[CloudinaryServer]:
    """Empty."""
    with running() as server:
        yield server
