"""Examples in the part of the OpenAPI document that is about reviews."""

from drf_spectacular.utils import OpenApiExample

REVIEW = OpenApiExample(
    "Five stars", {"stars": 5, "text": "Patient and clear.", "wouldRecommend": True}, request_only=True
)
