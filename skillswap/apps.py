from django.apps import AppConfig


class SkillSwapConfig(AppConfig):
    name = "skillswap"

    def ready(self) -> None:
        from skillswap import error_reports

        error_reports.start()
