import { formatLocale } from "@/lib/i18n/locale";

/** From CLDR 48, as date-fns counts: 0 = Sunday, 6 = Saturday. Everywhere else a week begins on Monday. */
const SUNDAY =
  "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
const SATURDAY = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";

/** On which weekday the reader's week begins: by the region of the browser; Arabic without one is that of Egypt. */
export function firstWeekday(): 0 | 1 | 6 {
  const { language, region } = new Intl.Locale(formatLocale());
  if (!region) return language === "ar" ? 6 : 1;
  if (SATURDAY.split(" ").includes(region)) return 6;
  return SUNDAY.split(" ").includes(region) ? 0 : 1;
}
