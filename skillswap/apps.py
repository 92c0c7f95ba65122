from django.apps import AppConfig


class SkillSwapConfig(AppConfig):
    name = "skillswap"
