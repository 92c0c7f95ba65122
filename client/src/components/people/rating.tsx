import { Star } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Average stars with how many reviews they stand on; nothing to average says so. */
export function Rating({ rating, count }: { rating: number | null; count: number }) {
  const { t, i18n } = useTranslation();
  if (rating === null)
    return <span className="text-sm text-ink-faint">{t("person.noReviews")}</span>;
  const shown = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(rating);
  return (
    <span className="inline-flex items-center gap-1 text-sm font-semibold">
      <Star aria-hidden="true" className="size-4 fill-second text-second" />
      <span className="sr-only">{t("person.stars", { rating: shown })}</span>
      <span aria-hidden="true">{shown}</span>
      <span className="font-normal text-ink-faint">{t("person.reviews", { count })}</span>
    </span>
  );
}
