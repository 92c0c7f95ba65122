"""Which pages may open a socket."""

import pytest

from realtime.origins import origin_allowed

OURS = b"testserver"


@pytest.mark.parametrize(
    ("origin", "host", "allowed"),
    [
        (None, OURS, True),  # a program
        (b"http://testserver", OURS, True),  # CLIENT_ORIGIN
        (b"http://testserver", b"inside:8000", True),  # behind a proxy that changes the host
        (b"http://localhost:8000", b"localhost:8000", True),  # the page of the very host it calls
        (b"https://localhost:8000", b"LOCALHOST:8000", True),  # behind a proxy that speaks TLS
        (b"http://localhost:8001", b"localhost:8000", False),
        (b"http://evil.example", OURS, False),
        (b"http://evil.example", b"evil.example", False),  # a name that somebody else points at us
        (b"http://testserver.evil.example", OURS, False),
        (b"http://testserver@evil.example", OURS, False),
        (b"null", OURS, False),
        (b"", OURS, False),
        (b"http://[", OURS, False),
        (b"", b"", False),
    ],
)
def test_only_our_pages_and_programs_may_open_a_socket(origin, host, allowed):
    headers = [(b"Host", host), *([(b"Origin", origin)] if origin is not None else [])]
    assert origin_allowed(headers) is allowed
