import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { SwitchRow } from "@/components/ui/switch";
import { useReview } from "@/lib/session-deeds";
import { DeedError } from "./next-panel";
import type { View } from "./people";
import { said } from "./said";
import { StarChoice } from "./star-choice";

const MOST = 2_000;

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
  const review = useReview(session.id);
  const before = session.myReview;
  const [stars, setStars] = useState(before?.stars ?? 0);
  const [text, setText] = useState(before?.text ?? "");
  const [wouldRecommend, setWouldRecommend] = useState(before?.wouldRecommend ?? true);
  const [isMissing, setIsMissing] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsMissing(stars === 0);
    if (stars === 0) return;
    const written = review.mutateAsync({ stars, text: text.trim(), wouldRecommend });
    if (await said(written, t("sessionPage.review.sent"))) onDone?.();
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      <DeedError error={review.error} />
      <StarChoice
        stars={stars}
        error={isMissing && stars === 0 ? t("sessionPage.review.needStars") : undefined}
        onChange={setStars}
      />
      <TextArea
        label={t("sessionPage.review.text")}
        hint={t("sessionPage.review.textHint")}
        maxLength={MOST}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <SwitchRow
        label={t("sessionPage.review.recommend", { name: other.name })}
        checked={wouldRecommend}
        onChange={setWouldRecommend}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
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
