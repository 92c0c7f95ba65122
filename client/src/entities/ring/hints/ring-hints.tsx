import "@/lib/i18n/board-texts";
import "@/lib/i18n/rings-texts";
import { useQuery } from "@tanstack/react-query";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RingHint } from "skillswap-sdk";
import { toast } from "sonner";
import { useTakeUp } from "@/entities/skill/take-up";
import { describeError } from "@/lib/api/describe";
import { topicName } from "@/lib/i18n/topics";
import { ringHintsQuery, useDismissHint } from "./queries";
import { RingHintCard } from "./ring-hint-card";

/** What I could teach to complete a ring, or so that somebody need wait no longer. Nothing when there is nothing. */
export function RingHints({ className = "" }: { className?: string }) {
  const { t } = useTranslation();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data = [] } = useQuery(ringHintsQuery);
  const { takeUp, isBusy } = useTakeUp();
  const dismiss = useDismissHint();
  const onError = (error: Error) => toast.error(describeError(error));

  const putAside = ({ topicId, name }: RingHint) => {
    heading.current?.focus({ preventScroll: true });
    dismiss.mutate({ topicId, dismissed: true }, { onError });
    toast.success(t("rings.hints.dismissed", { skill: topicName(name) }), {
      action: {
        label: t("common.undo"),
        onClick: () => dismiss.mutate({ topicId, dismissed: false }, { onError }),
      },
    });
  };

  if (data.length === 0) return null;
  return (
    <section aria-labelledby={id} className={className}>
      <h2 id={id} ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
        {t("rings.hints.title")}
      </h2>
      <p className="mt-1 mb-3 text-sm text-ink-soft">{t("rings.hints.intro")}</p>
      <ul className="grid gap-3">
        {data.map((hint) => (
          <li key={hint.topicId}>
            <RingHintCard
              hint={hint}
              busy={isBusy}
              onTake={() => takeUp("offer", hint.name, hint.category)}
              onDismiss={() => putAside(hint)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
