"""deploy/nginx/tls.conf: SkillSwap at an https address, whatever callers say of themselves."""

import json
import re

import pytest
from websockets.sync.client import connect

from tests.deploy.cluster import ROOT
from tests.deploy.tls import METRICS_TOKEN

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]

PERSON = {"name": "Ann", "email": "ann@example.org", "password": "correct horse battery"}
LIES = {"X-Forwarded-For": "9.9.9.9, 8.8.8.8", "X-Forwarded-Proto": "http"}
HSTS = "Strict-Transport-Security"


def test_plain_http_leads_to_https_and_to_the_same_page(site):
    answer = site.call(f"{site.http}/sessions?week=3")
    assert (answer.status, answer.headers["Location"]) == (301, f"{site.https}/sessions?week=3")


@pytest.mark.parametrize("path", ["/", "/api/config", "/admin/login/", "/api/nothing", "/metrics"])
def test_every_answer_tells_the_browser_once_to_stay_with_https(site, path):
    assert site.call(site.https + path).headers.get_all(HSTS) == ["max-age=31536000"]


def test_the_server_believes_the_proxies_and_no_caller(site):
    told = site.call(f"{site.https}/api/caller", **LIES).json
    assert told == {"address": "127.0.0.1", "secure": True, "host": site.https.removeprefix("https://")}


def test_cookies_go_over_https_alone(site):
    site.call(f"{site.https}/api/auth/signup", PERSON)
    page = site.call(f"{site.https}/admin/login/")
    answer = site.call(f"{site.https}/api/auth/login", {name: PERSON[name] for name in ("email", "password")})
    cookies = [*page.headers.get_all("Set-Cookie"), *answer.headers.get_all("Set-Cookie")]
    assert answer.status == 200
    assert [cookie for cookie in cookies if "Secure" not in cookie] == []


def test_a_redirect_stays_on_https(site):
    answer = site.call(f"{site.https}/admin/", **LIES)
    assert answer.status == 302
    assert answer.headers["Location"].startswith(("/", site.https))


def test_a_socket_of_the_page_opens_through_both_proxies(site):
    url = f"{site.https.replace('https', 'wss')}/ws/"
    with connect(url, origin=site.https, ssl=site.trusted, open_timeout=60, ping_interval=None) as socket:
        socket.send(json.dumps({"type": "hello", "ticket": "none"}))
        assert json.loads(socket.recv(timeout=60))["code"] == "refused"


def test_addresses_that_are_secrets_are_in_neither_proxy_s_log():
    quiet = re.compile(r"location ~? ?(\S+) \{\n +access_log off;")
    client, tls = ((ROOT / f"deploy/nginx/{name}.conf").read_text() for name in ("site", "tls"))
    samples = ["/api/calendar/a", "/api/rooms/a", "/media/signed/a", "/socket.io/", "/api/chat/attachments/a?key=a"]
    samples += ["/compat/ours/api/chat/attachments/a?key=a", "/compat/messenger/api/rooms/a"]
    for text in (client, tls):
        patterns = quiet.findall(text)
        assert [sample for sample in samples if not any(re.match(one, sample) for one in patterns)] == []
    assert len(quiet.findall(client)) == 2  # a third one belongs into tls.conf and into these samples


def test_socket_io_opens_through_both_proxies(site):
    answer = site.call(f"{site.https}/socket.io/?EIO=4&transport=polling")
    assert (answer.status, answer.body[:1]) == (200, b"0")


def test_metrics_are_read_at_the_server_and_not_from_outside(site):
    headers = {"Authorization": f"Bearer {METRICS_TOKEN}"}
    inside = site.call(f"{site.inside}/metrics", **headers)
    assert inside.status == 200
    assert b"skillswap_request_seconds_bucket" in inside.body
    assert site.call(f"{site.https}/metrics", **headers).status == 404
