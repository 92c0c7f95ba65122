from django.apps import AppConfig


class Failing(AppConfig):
    name = "tests.deploy.failing"
    label = "failing"

    def ready(self) -> None:
        from tests.deploy.failing import tasks

        tasks.register_command()
