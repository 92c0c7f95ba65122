import { ThumbsUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SessionReview } from "@/lib/api/types";
import { Stars } from "./stars";

/** What one person says of the other: stars, words, whether they would recommend them. */
export function ReviewWords({ review, about }: { review: SessionReview; about: string }) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-2">
      <Stars count={review.stars} />
      {review.text ? (
        <p className="max-w-prose break-words whitespace-pre-line">{review.text}</p>
      ) : (
        <p className="text-sm text-ink-faint">{t("reviews.noWords")}</p>
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
