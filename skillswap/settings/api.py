"""REST: JSON in camelCase, cookies or bearer, one error shape, an OpenAPI document."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.authentication.DeviceAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["skillswap.api.CamelCaseRenderer"],
    "DEFAULT_PARSER_CLASSES": ["skillswap.api.CamelCaseParser"],
    "DEFAULT_PAGINATION_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "skillswap.openapi.BodySchema",
    "EXCEPTION_HANDLER": "skillswap.api.error_response",
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "skillswap.api.OnlyJSON",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

JSON_CAMEL_CASE = {"JSON_UNDERSCOREIZE": {"no_underscore_before_number": True}}

SPECTACULAR_SETTINGS = {
    "TITLE": "SkillSwap",
    "DESCRIPTION": "People teach what they know, learn what they want, and pay in time.",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api",
    "ENUM_NAME_OVERRIDES": {
        "Category": "skills.choices.Category",
        "SkillLevel": "skills.choices.Level",
        "SkillType": "skills.choices.SkillType",
        "Mode": "skills.choices.Mode",
        "NotificationType": "notifications.models.Kind",
        "TransactionKind": "credits.models.Kind",
        "ReportKind": "moderation.models.Report.Kind",
        "ReportReason": "moderation.models.Report.Reason",
        "SwapStatus": "swaps.models.Swap.Status",
        "SessionStatus": "learning.models.Status",
        "CaseKind": "learning.models.Case.Kind",
        "ReportStatus": "moderation.models.Report.Status",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.contrib.djangorestframework_camel_case.camelize_serializer_fields",
        "drf_spectacular.hooks.postprocess_schema_enums",
        "skillswap.openapi.errors_everywhere",
    ],
}
