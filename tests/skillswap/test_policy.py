"""What a page may load: only the admin, whose theme needs it, may evaluate text as code."""

import re

import pytest

POLICY = "Content-Security-Policy"


@pytest.mark.parametrize(
    ("path", "scripts"),
    [
        ("/", "script-src 'self';"),
        ("/api/docs", "script-src 'self';"),
        ("/admin/login/", "script-src 'self' 'unsafe-eval';"),
    ],
)
def test_scripts_come_from_here_and_none_stand_in_a_page(db, anonymous, path, scripts):
    assert scripts in anonymous.get(path)[POLICY] + ";"


def test_data_may_load_nothing(db, anonymous):
    assert anonymous.get("/api/config")[POLICY] == "default-src 'none'; frame-ancestors 'none'"


def test_a_call_may_use_what_it_needs_and_nginx_says_the_same_of_the_page_as_django(db, anonymous, settings):
    site = (settings.BASE_DIR / "deploy/nginx/site.conf").read_text()
    page = anonymous.get("/")
    for name in (POLICY, "Permissions-Policy"):
        (said,) = re.findall(f'add_header {name} "(.+)" always;', site)
        here = re.sub(r"\$\{?\w+\}?", "", said)  # what the settings of an operator add
        assert _parts(here) == _parts(page[name]), name
    allowed = page["Permissions-Policy"]
    for feature in ("camera", "microphone", "display-capture", "picture-in-picture", "screen-wake-lock"):
        assert f"{feature}=(self)" in allowed


def _parts(policy):
    return {part.strip() for part in re.split("[;,]", policy)}
