from django.apps import AppConfig


class TestServer(AppConfig):
    """Loads what only the test server needs into a server process."""

    name = "tests.deploy"
    label = "test_server"

    def ready(self) -> None:
        from tests.plugins import secantus

        secantus.install()
