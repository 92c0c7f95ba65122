"""What a page may load: only the admin, whose theme needs it, may evaluate text as code."""

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
