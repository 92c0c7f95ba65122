"""The collector of routes sees every operation, so that no other contract test passes by leaving one out."""

import json
import re
from pathlib import Path

from django.conf import settings

from tests.contract.routes import operations

NOT_DOCUMENTED = {("GET", "/api/docs"), ("GET", "/api/schema")}


def test_every_operation_of_the_document_is_found_in_the_url_configuration_and_no_other():
    document = json.loads(Path(settings.BASE_DIR, "client", "openapi.json").read_text())
    documented = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    found = {(method, "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)) for method, route in operations()}
    assert found == documented | NOT_DOCUMENTED
