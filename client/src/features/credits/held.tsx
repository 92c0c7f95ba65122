import "@/lib/i18n/trust-texts";
import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Hold } from "skillswap-sdk";
import { credits } from "@/entities/credits/amounts";
import { holdsQuery } from "@/entities/credits/queries";
import { cn } from "@/lib/cn";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { useMyZone } from "@/lib/time/my-zone";
import { dateAndTimeIn } from "@/lib/time/zones";
import { Card } from "@/ui/card";
import { Pager } from "@/ui/pager";
import { SessionLink } from "./session-link";

function HoldRow({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const { sessionId, skill, scheduledTime, counterpart, amountMinutes, heldAt } = hold;
  return (
    <li className="flex items-start gap-3 py-4 sm:gap-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
        <Lock className="size-5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        {sessionId && scheduledTime ? (
          <SessionLink
            id={sessionId}
            skill={skill}
            at={scheduledTime}
            name={counterpart?.name ?? null}
          />
        ) : (
          <p>{t("credits.kinds.hold")}</p>
        )}
        <p className="text-sm text-ink-faint">
          {t("trust.holds.since", { when: dateAndTimeIn(heldAt, useMyZone()) })}
        </p>
      </div>
      <div className="shrink-0 text-end">
        <p className="font-semibold tabular-nums">{credits(amountMinutes)}</p>
        <p className="text-sm text-ink-soft">{hoursAndMinutes(amountMinutes)}</p>
      </div>
    </li>
  );
}

/** What is held now, and for which sessions; nothing while nothing is. */
export function Held() {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const { data, isPlaceholderData } = useQuery(holdsQuery(page));
  const title = useId();
  if (!data || (data.data.length === 0 && page === 1)) return null;
  return (
    <Card
      role="region"
      aria-labelledby={title}
      aria-busy={isPlaceholderData}
      className={cn(
        "grid grid-cols-[minmax(0,1fr)] content-start gap-1",
        isPlaceholderData && "opacity-60",
      )}
    >
      <h2 id={title} className="text-xl font-bold">
        {t("trust.holds.title")}
      </h2>
      <p className="text-sm text-ink-soft">{t("trust.holds.text")}</p>
      <ul className="divide-y divide-line">
        {data.data.map((hold) => (
          <HoldRow key={hold.sessionId ?? hold.heldAt} hold={hold} />
        ))}
      </ul>
      <Pager className="border-t border-line pt-4" pages={data.pagination} onGo={setPage} />
    </Card>
  );
}
