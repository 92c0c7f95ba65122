"""Whom we ask for a calendar, and when we give up."""

import contextlib
import gzip
import threading

import pytest

from learning.busy.addresses import cleaned, url_wrong
from learning.busy.fetching import CannotFetch, fetch
from skillswap import outgoing
from tests.learning.busy import MEETING, ics


def refused(url, **more):
    with pytest.raises(CannotFetch) as error:
        fetch(url, **more)
    return error.value.code


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.7", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254"),
        *("64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "::ffff:0:7f00:1"),
        *("168.63.129.16", "192.0.0.192", "::ffff:168.63.129.16"),  # what clouds tell their machines
    ],
)
def test_a_name_that_leads_into_a_network_of_ours_is_not_asked(address, monkeypatch):
    monkeypatch.setattr(outgoing.socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (address, 443))])
    assert refused("https://calendar.example.org/a.ics") == "not_public"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a.ics",
        "file:///etc/passwd",
        "https://ada:secret@example.org/a.ics",
        "https://example.org:8443/a.ics",
        "http://127.0.0.1/a.ics",
        "http://[::1]/a.ics",
        "http://2130706433/a.ics",
        "http://localhost/a.ics",
        "http://metadata.google.internal/computeMetadata",
        "https://example.org/a b.ics",
        "https://" + "a" * 2000 + ".org",
        "nonsense",
    ],
)
def test_what_is_no_public_address_of_a_calendar_is_refused(url):
    assert url_wrong(cleaned(url))


def test_webcal_is_https_and_a_fragment_is_left_out():
    assert cleaned(" webcal://example.org/a.ics#x ") == "https://example.org/a.ics"
    assert url_wrong(cleaned("webcal://example.org/a.ics")) == []


def test_redirects_are_followed_three_times_and_each_is_checked_anew(server):
    server.pages = {f"/{number}": (302, {"Location": f"/{number + 1}"}, b"") for number in range(5)}
    server.pages["/3"] = 200, {"ETag": '"a"'}, ics(MEETING)
    assert fetch(f"{server.url}/0").content == ics(MEETING)
    server.pages["/3"] = 302, {"Location": "/4"}, b""
    assert refused(f"{server.url}/0") == "too_many_redirects"
    for inside in ("http://127.0.0.1:1/", "http://169.254.169.254/latest", "http://localhost/", "file:///etc/passwd"):
        server.pages["/in"] = 302, {"Location": inside}, b""
        assert refused(f"{server.url}/in") == "not_public"


@pytest.mark.parametrize(
    ("status", "code"), [(404, "not_found"), (410, "not_found"), (401, "not_allowed"), (500, "unreachable")]
)
def test_what_a_server_answers_instead_is_said(server, status, code):
    server.pages["/a"] = status, {}, b""
    assert refused(f"{server.url}/a") == code


def test_a_file_that_is_too_large_or_packed_too_tightly_is_given_up(server, settings):
    server.pages["/large"] = 200, {}, b"x" * (settings.BUSY_BYTES + 1)
    server.pages["/bomb"] = 200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 50_000_000)
    assert refused(f"{server.url}/large") == refused(f"{server.url}/bomb") == "too_large"
    server.pages["/behind"] = 200, {"Content-Encoding": "gzip"}, gzip.compress(b"") + b"x" * settings.BUSY_BYTES
    assert refused(f"{server.url}/behind") == "too_large"
    server.pages["/packed"] = 200, {"Content-Encoding": "gzip"}, gzip.compress(ics(MEETING))
    assert fetch(f"{server.url}/packed").content == ics(MEETING)


@pytest.mark.parametrize(
    ("before", "again"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nX-Endless: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b""), b"x"),
    ],
    ids=["body", "header", "interim answers", "behind a packed file"],
)
def test_a_server_that_never_comes_to_an_end_is_given_up(before, again, server, settings):
    """Each byte comes in time, and so does the next: a time-out of the socket would never be reached."""
    settings.BUSY_SECONDS = 0.5
    ended = threading.Event()

    def drip(out):
        with contextlib.suppress(OSError):
            out.write(before)
            while not ended.wait(0.05):
                out.write(again)
                out.flush()

    server.pages["/slow"] = None, {}, drip
    assert refused(f"{server.url}/slow") == "too_slow"
    ended.set()


def test_headers_without_end_are_given_up(server):
    def headers(out):
        with contextlib.suppress(OSError):
            out.write(b"HTTP/1.1 200 OK\r\n" + b"X-One: more\r\n" * 10_000)

    server.pages["/many"] = None, {}, headers
    assert refused(f"{server.url}/many") == "unreachable"


@pytest.fixture
def names(monkeypatch):
    """`names[name] = [addresses]`, as a name server of somebody's says it; `asked` has each question."""

    class Names(dict):
        asked: list[str]

    known, works = Names(), outgoing.socket.getaddrinfo

    def look_up(host, port, *more, **options):
        if host not in known:
            return works(host, port, *more, **options)
        known.asked.append(host)
        addresses = known[host]
        return [(0, 0, 0, "", (one, port)) for one in (addresses() if callable(addresses) else addresses)]

    known.asked = []
    monkeypatch.setattr(outgoing.socket, "getaddrinfo", look_up)
    return known


def test_a_name_that_leads_elsewhere_a_moment_later_is_asked_once_and_so_is_the_connection_to_what_was_checked(
    server, names, settings
):
    """Without that, the second answer would be what is connected to."""
    port = server.server_port
    settings.BUSY_LOCAL_ORIGINS = [f"http://calendar.example.org:{port}"]
    names["calendar.example.org"] = iter([["127.0.0.1"]]).__next__  # a second question would fail
    server.pages["/a"] = 200, {}, ics(MEETING)
    assert fetch(f"http://calendar.example.org:{port}/a").content == ics(MEETING)
    assert names.asked == ["calendar.example.org"]
    assert server.asked[0][1]["Host"] == f"calendar.example.org:{port}"


def test_of_several_addresses_the_next_is_tried_and_one_that_is_ours_spoils_them_all(server, names, settings):
    port = server.server_port
    settings.BUSY_LOCAL_ORIGINS = [f"http://calendar.example.org:{port}"]
    names["calendar.example.org"] = ["::1", "127.0.0.1"]  # nobody listens at the first
    server.pages["/a"] = 200, {}, ics(MEETING)
    assert fetch(f"http://calendar.example.org:{port}/a").content == ics(MEETING)
    names["calendar.example.org"] = ["::1"]
    assert refused(f"http://calendar.example.org:{port}/a") == "unreachable"
    for mixed in (["93.184.216.34", "127.0.0.1"], ["2606:4700::1111", "::ffff:10.0.0.1"]):
        names["mixed.example.org"] = mixed
        assert refused("https://mixed.example.org/a.ics") == "not_public"


def test_a_redirect_to_a_name_that_leads_inside_is_not_followed(server, names):
    names["inside.example.org"] = ["169.254.169.254"]
    server.pages["/a"] = 302, {"Location": "https://inside.example.org/latest/meta-data"}, b""
    assert refused(f"{server.url}/a") == "not_public"


def test_nothing_has_changed_is_no_answer_to_whoever_has_not_asked_that(server):
    server.pages["/a"] = 304, {}, b""
    assert refused(f"{server.url}/a") == "unreachable"
    assert fetch(f"{server.url}/a", '"a"').content is None
