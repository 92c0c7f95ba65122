import { Flag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { SessionReview } from "skillswap-sdk";
import { ReportDialog } from "@/entities/moderation/report-dialog";
import { Avatar } from "@/entities/person/avatar";
import { useMe } from "@/lib/auth/me";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import { Ago } from "@/ui/times";
import { ReviewBody } from "./review-body";

/** "learned Guitar": what the author did in that session. */
function ReviewContext({ review }: { review: SessionReview }) {
  const { t } = useTranslation();
  const key = review.authorRole === "teacher" ? "reviews.taught" : "reviews.learned";
  return (
    <>
      {t(key, { skill: topicName(review.skillName) })} · <Ago at={review.createdAt} />
      {review.editedAt && ` (${t("reviews.edited")})`}
    </>
  );
}

/** A review with who wrote it, as everyone reads it. `about` is the name of the person it is about. */
export function ReviewRow({ review, about }: { review: SessionReview; about: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const [reporting, setReporting] = useState(false);
  const { author } = review;
  return (
    <li className="flex gap-3 py-5 first:pt-0 last:pb-0">
      <Avatar name={author.name} url={author.avatarUrl} />
      <div className="grid min-w-0 flex-1 gap-2">
        <div>
          <Link
            to={`/people/${author.id}`}
            className="font-semibold break-words hover:text-accent-ink hover:underline"
          >
            {author.name}
          </Link>
          <p className="text-sm text-ink-faint">
            <ReviewContext review={review} />
          </p>
        </div>
        <ReviewBody review={review} about={about} />
      </div>
      {author.id !== me.id && (
        <Button
          variant="quiet"
          size="icon"
          aria-label={t("reviews.report", { name: author.name })}
          className="-mt-2 -me-2 text-ink-faint"
          onClick={() => setReporting(true)}
        >
          <Flag aria-hidden="true" />
        </Button>
      )}
      {reporting && (
        <ReportDialog kind="review" id={review.id} onDone={() => setReporting(false)} />
      )}
    </li>
  );
}
