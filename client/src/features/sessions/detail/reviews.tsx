import { Flag } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SessionReview } from "skillswap-sdk";
import { ReportDialog } from "@/entities/moderation/report-dialog";
import { ReviewBody } from "@/entities/review/review-body";
import { can, type View } from "@/entities/session/view";
import { whenIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { ReviewForm } from "./review-form";

const DAY_MS = 24 * 3_600_000;
const REVIEW_DAYS = 14;

/** The moment at which both reviews are shown at the latest. */
export function showsAtOf({ session }: View): string {
  if (session.myReview) return session.myReview.showsAt;
  const end = Date.parse(session.endedAt ?? session.scheduledTime);
  return new Date(end + REVIEW_DAYS * DAY_MS).toISOString();
}

function Part({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card className="grid gap-4">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 text-xl font-bold break-words">{title}</h2>
        {actions}
      </div>
      {children}
    </Card>
  );
}

function NewReview({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, other } = view;
  const { name } = other;
  const theyWrote = session.seats.some((seat) => seat.userId === other.id && seat.hasReviewed);
  return (
    <Part title={t("sessionPage.review.title", { name })}>
      <p className="text-ink-soft">
        {theyWrote
          ? t("sessionPage.review.theyWrote", { name })
          : t("sessionPage.review.hidden", {
              name,
              moment: whenIn(showsAtOf(view), view.me.timezone),
            })}
      </p>
      <ReviewForm view={view} />
    </Part>
  );
}

function MyReview({ view, review }: { view: View; review: SessionReview }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const { name } = view.other;
  const done = () => setChanging(false);
  return (
    <Part
      title={t("sessionPage.review.mine")}
      actions={
        can(view.session, "review") &&
        !changing && (
          <Button variant="secondary" size="sm" onClick={() => setChanging(true)}>
            {t("sessionPage.review.change")}
          </Button>
        )
      }
    >
      {changing ? (
        <ReviewForm view={view} onDone={done} onCancel={done} />
      ) : (
        <ReviewBody review={review} about={name} />
      )}
      {!review.isShown && (
        <p className="text-sm text-ink-soft">
          {t("sessionPage.review.waitsHidden", {
            name,
            moment: whenIn(review.showsAt, view.me.timezone),
          })}
        </p>
      )}
    </Part>
  );
}

function TheirReview({ view, review }: { view: View; review: SessionReview }) {
  const { t } = useTranslation();
  const [reporting, setReporting] = useState(false);
  const { name } = view.other;
  return (
    <Part
      title={t("sessionPage.review.theirs", { name })}
      actions={
        <Button
          variant="quiet"
          size="icon"
          className="-mt-2 -me-2 text-ink-faint"
          aria-label={t("reviews.report", { name })}
          onClick={() => setReporting(true)}
        >
          <Flag aria-hidden="true" />
        </Button>
      }
    >
      <ReviewBody review={review} about={view.me.name} />
      {reporting && (
        <ReportDialog kind="review" id={review.id} onDone={() => setReporting(false)} />
      )}
    </Part>
  );
}

/** The two reviews of a session that took place. */
export function SessionReviews({ view }: { view: View }) {
  const { t } = useTranslation();
  const { myReview, theirReview } = view.session;
  return (
    <>
      {myReview && <MyReview view={view} review={myReview} />}
      {!myReview && can(view.session, "review") && <NewReview view={view} />}
      {!myReview && !can(view.session, "review") && (
        <p className="text-ink-soft">{t("sessionPage.review.none")}</p>
      )}
      {theirReview && <TheirReview view={view} review={theirReview} />}
    </>
  );
}
