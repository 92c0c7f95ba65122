import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Avatar } from "@/components/people/avatar";
import { PersonMenu } from "@/components/safety/person-menu";
import { SwapLessons } from "@/components/swaps/lessons";
import { SwapSides } from "@/components/swaps/sides";
import { SwapStatusTag } from "@/components/swaps/status";
import { Card } from "@/components/ui/card";
import type { Swap } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { ago } from "@/lib/format";
import { useMe } from "@/lib/session";
import { sidesOf } from "@/lib/swaps";
import { useNow } from "@/lib/use-now";

/** One swap: who, what for what, how it stands. `children` are what can be done with it. */
export function SwapCard({
  swap,
  short = false,
  onBlocked,
  children,
}: {
  swap: Swap;
  short?: boolean;
  onBlocked?: () => void | Promise<void>;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { other, iProposed } = sidesOf(swap, useMe().id);
  const { name } = other;
  useNow(); // keeps "5 minutes ago" true
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex items-start gap-3">
        <Avatar name={name} url={other.avatarUrl} className="size-12" />
        <div className="grid min-w-0 flex-1 justify-items-start gap-1.5">
          <h2 className="text-lg font-bold [overflow-wrap:anywhere]">
            <Link to={`/people/${other.id}`} className="hover:text-accent-ink hover:underline">
              {name}
            </Link>
          </h2>
          <SwapStatusTag swap={swap} />
          <p className="flex flex-wrap gap-x-3 text-sm text-ink-faint">
            <span>
              {t(iProposed ? "swaps.proposedByYou" : "swaps.proposedByThem", {
                when: ago(swap.createdAt),
              })}
            </span>
            {swap.status === "pending" && (
              <span>{t("swaps.runsOut", { when: ago(swap.expiresAt) })}</span>
            )}
          </p>
        </div>
        <PersonMenu person={other} className="-mt-2 -mr-2" {...(onBlocked ? { onBlocked } : {})} />
      </div>
      {swap.lessons.length > 0 ? <SwapLessons swap={swap} /> : <SwapSides swap={swap} />}
      {swap.message && (
        <blockquote
          className={cn(
            "border-l-2 border-line-strong/60 pl-3 break-words whitespace-pre-line text-ink-soft",
            short && "line-clamp-3",
          )}
        >
          {swap.message}
        </blockquote>
      )}
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </Card>
  );
}
