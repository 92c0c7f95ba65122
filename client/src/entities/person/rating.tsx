import { Star } from "lucide-react";
import { useTranslation } from "react-i18next";
import { shownNumber } from "@/lib/i18n/numbers";

/** Average stars with the number of reviews, and apart from them the share of sessions kept. */
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
  const { t } = useTranslation();
  if (rating === null) return <span className="text-ink-faint">{t("person.noReviews")}</span>;
  const shown = shownNumber(rating, 1);
  return (
    <span className="inline-flex items-center gap-1 font-semibold">
      <Star aria-hidden="true" className="size-4 fill-second text-second" />
      <span className="sr-only">{t("person.stars", { rating: shown })}</span>
      <span aria-hidden="true">{shown}</span>
      <span className="font-normal text-ink-faint">{t("person.reviews", { count })}</span>
    </span>
  );
}
