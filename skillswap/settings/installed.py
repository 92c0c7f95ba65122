"""Applications, middleware and templates."""

from skillswap.settings.base import BASE_DIR

INSTALLED_APPS = [
    "daphne",
    "unfold",
    "skillswap.contrib.AdminConfig",
    "skillswap.contrib.AuthConfig",
    "skillswap.contrib.ContentTypesConfig",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "channels",
    "corsheaders",
    "csp",
    "django_filters",
    "django_structlog",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "huey.contrib.djhuey",
    "rest_framework",
    "skillswap",
    "accounts",
    "realtime",
    "notifications",
    "moderation",
    "credits",
    "skills",
    "matching",
    "chat",
    "swaps",
    "rings",
    "learning",
    "reviews",
    "rooms",
    "compat",
    "demo",
]

MIDDLEWARE = [
    "skillswap.http.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "skillswap.http.request_log.RequestLogMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "skillswap.http.language.LanguageMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "skillswap.http.middleware.ContentPolicyMiddleware",
    "skillswap.http.throttling.AddressLimitMiddleware",
    "skillswap.http.refusals.RefusalMiddleware",
    "skillswap.http.middleware.PageSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "skillswap.http.middleware.PageAuthenticationMiddleware",
    "skillswap.http.middleware.PageMessageMiddleware",
]

# The admin's look: the client's petrol, in the shades that the theme asks for.
_PETROL = {50: 97, 100: 94, 200: 88, 300: 78, 400: 66, 500: 54, 600: 43, 700: 37, 800: 31, 900: 27, 950: 20}
UNFOLD = {
    "SITE_TITLE": "SkillSwap",
    "SITE_HEADER": "SkillSwap",
    "SITE_SUBHEADER": "For moderators",
    "SITE_SYMBOL": "handshake",
    "SHOW_VIEW_ON_SITE": False,
    "COLORS": {"primary": {str(shade): f"oklch({light}% 0.06 200)" for shade, light in _PETROL.items()}},
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "skillswap" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
