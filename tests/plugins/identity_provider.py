"""A Google and a GitHub on the loopback: real HTTP servers that check what the real ones check.

`person` is who is signed in there; the browser is sent back at once, as after a press on “Allow”.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "skillswap-here", "a secret between the two"
PERSON = {"sub": "elsewhere-1", "email": "ada@example.org", "email_verified": True, "name": "Ada Okafor"}


@dataclass
class IdentityProvider:
    """`claims` win over those of the ID token; `says_no` is an error in place of a code; `broken` answers 500."""

    url: str = ""
    person: dict[str, Any] = field(default_factory=lambda: dict(PERSON))
    claims: dict[str, Any] = field(default_factory=dict)
    says_no: str = ""
    broken: bool = False
    asked: list[str] = field(default_factory=list)  # paths, in the order in which they came
    key: Any = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"}))
    signs_with: Any = None  # another key than the one it shows
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def settings(self) -> dict[str, dict[str, str]]:
        """What `settings.OAUTH` holds with this one in the place of both."""
        keys = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
        return {"google": {**keys, "issuer": self.url}, "github": {**keys, "url": self.url, "api_url": self.url}}

    def environment(self) -> dict[str, str]:
        """The same, as variables of a server."""
        keys = {f"{name}_{key}": value for name in ("GOOGLE", "GITHUB") for key, value in
                (("CLIENT_ID", CLIENT_ID), ("CLIENT_SECRET", CLIENT_SECRET))}  # fmt: skip
        return {**keys, "GOOGLE_ISSUER": self.url, "GITHUB_URL": self.url, "GITHUB_API_URL": self.url}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        assert asked["client_id"] == CLIENT_ID
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        if self.says_no:
            return f"{asked['redirect_uri']}?{urlencode({'error': self.says_no, 'state': asked['state']})}"
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """The answer to a code, which works once, for the client and the verifier that it was made for."""
        basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        asked = self.codes.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        fits = asked is not None and authorization == f"Basic {basic}" and sent["redirect_uri"] == asked["redirect_uri"]
        if not fits or base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        answer: dict[str, Any] = {"access_token": "opens-the-api", "token_type": "bearer"}
        if "openid" in asked["scope"].split():
            answer |= {"id_token": self.id_token(asked.get("nonce", "")), "expires_in": 3600}
        return 200, answer

    def id_token(self, nonce: str) -> str:
        now = int(time.time())
        own = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + 3600, "nonce": nonce}
        claims = {**own, **self.person, **self.claims}
        said = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": "1"}, said, self.signs_with or self.key)

    def read(self, path: str, authorization: str) -> tuple[int, Any]:
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        if path == "/keys":
            return 200, {"keys": [self.key.as_dict(private=False)]}
        if authorization != "Bearer opens-the-api":
            return 401, {"message": "Requires authentication"}
        if path == "/user":
            return 200, {"id": self.person["sub"], "login": "ada", "name": self.person["name"]}
        if path == "/user/emails":
            verified = self.person["email_verified"]
            other = {"email": "old@example.org", "primary": False, "verified": True}
            return 200, [other, {"email": self.person["email"], "primary": True, "verified": verified}]
        return 404, {}


class _Handler(BaseHTTPRequestHandler):
    provider: IdentityProvider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.provider.asked.append(parts.path)
        if self.provider.broken:
            return self._json(500, {})
        if parts.path in ("/authorize", "/login/oauth/authorize"):
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(_flat(parts.query)))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        return self._json(*self.provider.read(parts.path, self.headers.get("Authorization", "")))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.provider.asked.append(self.path)
        if self.provider.broken:
            return self._json(500, {})
        status, answer = self.provider.token(_flat(body), self.headers.get("Authorization", ""))
        if self.path == "/login/oauth/access_token":
            status = 200  # GitHub answers its errors so
        return self._json(status, answer)

    def _json(self, status: int, value: Any) -> None:
        content = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests read `asked`."""


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def identity_provider() -> Iterator[IdentityProvider]:
    """One that serves on a port of its own until the block ends."""
    provider = IdentityProvider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": provider}))
    server.daemon_threads = True
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
