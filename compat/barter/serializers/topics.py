"""Categories and what is trending."""

from rest_framework import serializers


class BarterCategoryOut(serializers.Serializer):
    _id = serializers.CharField()
    id = serializers.CharField()
    name = serializers.CharField()
    count = serializers.IntegerField(help_text="How many skills are offered in it.")


class BarterTrendingOut(serializers.Serializer):
    _id = serializers.CharField()
    id = serializers.CharField()
    skill = serializers.CharField()
    category = serializers.CharField()
    count = serializers.IntegerField(help_text="How many members offer or want it.")
