import { ThumbsUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SessionReview } from "skillswap-sdk";
import { Stars } from "./stars";

/** A review's stars, text and recommendation. `about` is the name of the reviewed person. */
export function ReviewBody({ review, about }: { review: SessionReview; about: string }) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-2">
      <Stars count={review.stars} />
      {review.text ? (
        <p dir="auto" className="max-w-prose break-words whitespace-pre-line">
          {review.text}
        </p>
      ) : (
        <p className="text-sm text-ink-faint">{t("reviews.noText")}</p>
      )}
      {review.wouldRecommend === true && (
        <p className="flex items-center gap-1.5 text-sm font-semibold text-ok">
          <ThumbsUp aria-hidden="true" className="size-4 shrink-0" />
          {t("reviews.recommends", { name: about })}
        </p>
      )}
      {review.wouldRecommend === false && (
        <p className="text-sm text-ink-soft">{t("reviews.notRecommends")}</p>
      )}
    </div>
  );
}
