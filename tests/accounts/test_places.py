"""What the client offers for a profile, the server takes."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from accounts import places

VOCABULARY = Path(settings.BASE_DIR, "client", "src", "entities", "person", "vocabulary.ts").read_text()


@pytest.mark.parametrize("name", ["COUNTRIES", "LANGUAGES"])
def test_every_choice_of_the_profile_form_is_accepted(name):
    offered = re.search(rf'{name} =\s+"([A-Za-z ]+)"', VOCABULARY)[1].split()
    assert len(offered) > 50
    assert set(offered) <= getattr(places, name)
