"""Where demo people live: names, towns, clocks and languages that belong together."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """`locale` is Faker's, for names; `weight` how many people come from here."""

    locale: str
    town: str
    country: str
    timezone: str
    language: str
    weight: int = 2


PLACES = (
    Place("pt_PT", "Porto", "PT", "Europe/Lisbon", "pt", 3),
    Place("pt_PT", "Lisbon", "PT", "Europe/Lisbon", "pt", 3),
    Place("es_ES", "Valencia", "ES", "Europe/Madrid", "es", 3),
    Place("es_ES", "Madrid", "ES", "Europe/Madrid", "es", 3),
    Place("fr_FR", "Lyon", "FR", "Europe/Paris", "fr", 3),
    Place("fr_FR", "Nantes", "FR", "Europe/Paris", "fr"),
    Place("de_DE", "Berlin", "DE", "Europe/Berlin", "de", 5),
    Place("de_DE", "Leipzig", "DE", "Europe/Berlin", "de"),
    Place("it_IT", "Bologna", "IT", "Europe/Rome", "it", 3),
    Place("nl_NL", "Utrecht", "NL", "Europe/Amsterdam", "nl"),
    Place("sv_SE", "Gothenburg", "SE", "Europe/Stockholm", "sv"),
    Place("da_DK", "Aarhus", "DK", "Europe/Copenhagen", "da", 1),
    Place("fi_FI", "Tampere", "FI", "Europe/Helsinki", "fi", 1),
    Place("pl_PL", "Kraków", "PL", "Europe/Warsaw", "pl", 3),
    Place("cs_CZ", "Brno", "CZ", "Europe/Prague", "cs", 1),
    Place("hu_HU", "Szeged", "HU", "Europe/Budapest", "hu", 1),
    Place("ro_RO", "Cluj-Napoca", "RO", "Europe/Bucharest", "ro", 1),
    Place("tr_TR", "İzmir", "TR", "Europe/Istanbul", "tr"),
    Place("en_GB", "Leeds", "GB", "Europe/London", "en", 3),
    Place("en_GB", "Bristol", "GB", "Europe/London", "en", 3),
    Place("en_US", "Chicago", "US", "America/Chicago", "en", 3),
    Place("en_US", "Portland", "US", "America/Los_Angeles", "en", 3),
    Place("en_US", "Philadelphia", "US", "America/New_York", "en", 3),
    Place("en_CA", "St. John's", "CA", "America/St_Johns", "en", 1),
    Place("es_MX", "Guadalajara", "MX", "America/Mexico_City", "es", 3),
    Place("es_CO", "Medellín", "CO", "America/Bogota", "es"),
    Place("es_AR", "Rosario", "AR", "America/Argentina/Buenos_Aires", "es"),
    Place("pt_BR", "Recife", "BR", "America/Recife", "pt", 3),
    Place("pt_BR", "São Paulo", "BR", "America/Sao_Paulo", "pt", 3),
    Place("en_NG", "Lagos", "NG", "Africa/Lagos", "en", 3),
    Place("en_KE", "Nairobi", "KE", "Africa/Nairobi", "sw"),
    Place("zu_ZA", "Durban", "ZA", "Africa/Johannesburg", "zu", 1),
    Place("en_IN", "Pune", "IN", "Asia/Kolkata", "hi", 4),
    Place("en_IN", "Bengaluru", "IN", "Asia/Kolkata", "hi", 3),
    Place("id_ID", "Bandung", "ID", "Asia/Jakarta", "id"),
    Place("vi_VN", "Da Nang", "VN", "Asia/Ho_Chi_Minh", "vi", 1),
    Place("ja_JP", "Kyoto", "JP", "Asia/Tokyo", "ja"),
    Place("en_AU", "Adelaide", "AU", "Australia/Adelaide", "en", 2),
    Place("en_NZ", "Wellington", "NZ", "Pacific/Auckland", "en", 1),
)

# Topics that people of a language can teach because they grew up with it.
LANGUAGE_TOPICS = {
    "cs": "Czech",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "sv": "Swedish",
    "sw": "Swahili",
    "tr": "Turkish",
    "vi": "Vietnamese",
}
SECOND_LANGUAGES = ("en", "en", "en", "en", "es", "fr", "de", "pt", "it")
