from django.apps import AppConfig


class RingsConfig(AppConfig):
    name = "rings"

    def ready(self) -> None:
        import rings.handlers  # noqa: F401
