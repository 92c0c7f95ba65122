from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "matching"

    def ready(self) -> None:
        from accounts.hooks import member_changed
        from matching.listings import listing_refresh, listings_refresh
        from matching.tasks import announce_later
        from skills.hooks import skill_saved, skills_changed

        member_changed.register(listing_refresh)
        skills_changed.register(listings_refresh)
        skill_saved.register(announce_later)
