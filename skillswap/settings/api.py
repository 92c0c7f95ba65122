"""REST: JSON in camelCase, cookies or bearer, one error shape, an OpenAPI document."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.authentication.DeviceAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["skillswap.http.json.CamelCaseRenderer"],
    "DEFAULT_PARSER_CLASSES": ["skillswap.http.json.CamelCaseParser"],
    "DEFAULT_PAGINATION_CLASS": None,
    "DATETIME_FORMAT": None,  # the renderer writes times
    "DEFAULT_FILTER_BACKENDS": ["skillswap.http.filters.QueryFilterBackend"],
    "DEFAULT_METADATA_CLASS": "skillswap.http.metadata.PlainMetadata",
    "DEFAULT_SCHEMA_CLASS": "skillswap.http.openapi.ApiSchema",
    "EXCEPTION_HANDLER": "skillswap.http.error_responses.error_response",
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "skillswap.http.json.OnlyJSON",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

JSON_CAMEL_CASE = {
    "JSON_UNDERSCOREIZE": {
        "no_underscore_before_number": True,
        "ignore_fields": ("credential",),  # of a passkey: its names are the browser's
    }
}

SPECTACULAR_SETTINGS = {
    "TITLE": "SkillSwap",
    "DESCRIPTION": "People teach what they know, learn what they want, and pay in time.\n\n"
    "Every answer tells of the limit that is nearest to its end: `RateLimit-Limit`, `RateLimit-Remaining`, and "
    "`RateLimit-Reset`, the seconds until there is room for one more. A call over a limit is 429 with `Retry-After`.",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api",
    "ENUM_NAME_OVERRIDES": {
        "Category": "skills.models.Category",
        "SkillLevel": "skills.models.Level",
        "SkillType": "skills.models.SkillType",
        "Mode": "skills.models.Mode",
        "NotificationType": "notifications.models.Kind",
        "TransactionKind": "credits.models.Kind",
        "ReportKind": "moderation.models.Report.Kind",
        "ReportReason": "moderation.models.Report.Reason",
        "SwapStatus": "swaps.models.Swap.Status",
        "RingStatus": "rings.models.Ring.Status",
        "RingAnswer": "rings.models.RingMember.Answer",
        "RingEnding": "rings.models.Ring.Ending",
        "SessionStatus": "learning.models.Status",
        "CaseKind": "learning.models.Dispute.Kind",
        "ReportStatus": "moderation.models.Report.Status",
    },
    "POSTPROCESSING_HOOKS": [
        "skillswap.http.openapi.camel_case_fields",
        "drf_spectacular.hooks.postprocess_schema_enums",
        "skillswap.http.openapi.errors_everywhere",
    ],
}
