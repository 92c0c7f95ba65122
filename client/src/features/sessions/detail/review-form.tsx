import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ActionError } from "@/entities/session/action-error";
import { useReviewSession } from "@/entities/session/actions";
import { announce } from "@/entities/session/announce";
import type { View } from "@/entities/session/view";
import { useDraft } from "@/lib/drafts";
import { Button } from "@/ui/button";
import { DraftNote } from "@/ui/draft-note";
import { TextArea } from "@/ui/field";
import { useFocusWrong } from "@/ui/use-focus-wrong";
import { RecommendChoice } from "./recommend-choice";
import { StarChoice } from "./star-choice";

const MOST = 2_000;

interface ReviewDraft {
  stars: number;
  text: string;
  wouldRecommend: boolean | null;
}

/** Writes the review of the other person, or changes it while it is hidden. */
export function ReviewForm({
  view,
  onDone,
  onCancel,
}: {
  view: View;
  onDone?: () => void;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const { session, other } = view;
  const review = useReviewSession(session.id);
  const before = session.myReview;
  const draft = useDraft<ReviewDraft>(`review.${session.id}`, {
    stars: before?.stars ?? 0,
    text: before?.text ?? "",
    wouldRecommend: before?.wouldRecommend ?? null,
  });
  const { stars, text, wouldRecommend } = draft.values;
  const [tries, setTries] = useState(0);
  const form = useFocusWrong(tries, null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (stars === 0) {
      setTries(tries + 1);
      return;
    }
    const written = review.mutateAsync({ stars, text: text.trim(), wouldRecommend });
    if (!(await announce(written, t("sessionPage.review.sent")))) return;
    draft.forget();
    onDone?.();
  }

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      {draft.isKept && <DraftNote onStartOver={draft.startOver} />}
      <ActionError error={review.error} />
      <StarChoice
        stars={stars}
        error={tries > 0 && stars === 0 ? t("sessionPage.review.needStars") : undefined}
        onChange={(next) => draft.change({ stars: next })}
      />
      <TextArea
        label={t("sessionPage.review.text")}
        hint={t("sessionPage.review.textHint")}
        maxLength={MOST}
        value={text}
        onChange={(event) => draft.change({ text: event.target.value })}
      />
      <RecommendChoice
        name={other.name}
        answer={wouldRecommend}
        onChange={(next) => draft.change({ wouldRecommend: next })}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {t("common.cancel")}
          </Button>
        )}
        <Button type="submit" busy={review.isPending}>
          {t(before ? "sessionPage.review.save" : "sessionPage.review.submit")}
        </Button>
      </div>
    </form>
  );
}
