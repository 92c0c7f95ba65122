from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "moderation"

    def ready(self) -> None:
        from accounts.hooks import hidden_people, member_data, member_erase, member_traces
        from moderation.own_data import blocks_data, blocks_erase, reporters_among, reports_data
        from moderation.selectors import hidden_from

        hidden_people.register(hidden_from)
        member_data.register(blocks_data)
        member_data.register(reports_data)
        member_erase.register(blocks_erase)
        member_traces.register(reporters_among)
