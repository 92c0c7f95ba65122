from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"

    def ready(self) -> None:
        import learning.events  # noqa: F401
        from accounts.hooks import member_data, member_erase
        from learning.evidence import look_at_review, look_at_session
        from learning.own_data import reviews_data, sessions_data, words_erase
        from learning.services.reviews import review_remove
        from moderation.evidence import Reportable, register
        from moderation.models import Report

        member_data.register(sessions_data)
        member_data.register(reviews_data)
        member_erase.register(words_erase)
        register(Report.Kind.SESSION, Reportable(look_at_session))
        register(Report.Kind.REVIEW, Reportable(look_at_review, remove=review_remove))
