"""The OpenAPI document as it is served."""

import pytest

from skillswap.http import api_document


@pytest.fixture
def made(monkeypatch):
    """How often the document was made."""
    times = []
    real = api_document.SchemaGenerator.get_schema

    def noted(generator, **options):
        times.append(options)
        return real(generator, **options)

    monkeypatch.setattr(api_document.SchemaGenerator, "get_schema", noted)
    api_document._document.cache_clear()
    return times


def test_whoever_asks_for_the_document_gets_the_one_that_was_made_for_the_first(client, made):
    answers = [client.get("/api/schema", headers={"accept-language": language}) for language in ("en", "ar")]
    assert len(made) == 1
    assert answers[0].content == answers[1].content
    assert b"/api/skills:" in answers[0].content
