"""The page of the web client: as small as the browser takes it, and not sent again to who has it."""

import gzip

import brotli
import pytest

pytestmark = pytest.mark.only_on("sqlite")

PAGE = b"<!doctype html><title>SkillSwap</title>" + b"<p>Teach what you know.</p>" * 50


@pytest.fixture
def built(settings, tmp_path):
    """A build whose page is also there as gzip and as brotli."""
    (tmp_path / "index.html").write_bytes(PAGE)
    (tmp_path / "index.html.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "index.html.br").write_bytes(brotli.compress(PAGE))
    settings.CLIENT_DIST = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("taken", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip;q=0.8", "gzip", gzip.decompress),
        ("", "", bytes),
    ],
)
def test_the_page_comes_as_small_as_the_browser_takes_it(built, client, taken, encoding, unpack):
    answer = client.get("/login", headers={"Accept-Encoding": taken})
    assert answer.headers.get("Content-Encoding", "") == encoding
    assert unpack(answer.content) == PAGE
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert answer.headers["Cache-Control"] == "no-cache"


def test_who_has_the_page_is_told_so_and_gets_the_cookie_all_the_same(built, client):
    first = client.get("/", headers={"Accept-Encoding": "br"})
    client.cookies.clear()
    again = client.get("/", headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert "csrftoken" in again.cookies


def test_a_page_of_a_build_without_compressed_copies_is_whole(built, client):
    for copy in built.glob("index.html.*"):
        copy.unlink()
    answer = client.get("/", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in answer.headers
    assert answer.content == PAGE


def test_another_build_is_another_page(built, client):
    first = client.get("/", headers={"Accept-Encoding": "br"})
    (built / "index.html.br").write_bytes(brotli.compress(PAGE + b"new"))
    again = client.get("/", headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert brotli.decompress(again.content) == PAGE + b"new"
