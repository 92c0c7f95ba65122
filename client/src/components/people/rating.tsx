import { Star } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Average stars with how many reviews they stand on, and apart from them the share of sessions kept. */
export function Rating({
  rating,
  count,
  reliability = null,
}: {
  rating: number | null;
  count: number;
  reliability?: number | null;
}) {
  const { t } = useTranslation();
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-sm">
      <Average rating={rating} count={count} />
      {reliability !== null && (
        <span className="text-ink-soft">
          {t("reviews.reliability.short", { percent: Math.round(reliability * 100) })}
        </span>
      )}
    </span>
  );
}

function Average({ rating, count }: { rating: number | null; count: number }) {
  const { t, i18n } = useTranslation();
  if (rating === null) return <span className="text-ink-faint">{t("person.noReviews")}</span>;
  const shown = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(rating);
  return (
    <span className="inline-flex items-center gap-1 font-semibold">
      <Star aria-hidden="true" className="size-4 fill-second text-second" />
      <span className="sr-only">{t("person.stars", { rating: shown })}</span>
      <span aria-hidden="true">{shown}</span>
      <span className="font-normal text-ink-faint">{t("person.reviews", { count })}</span>
    </span>
  );
}
