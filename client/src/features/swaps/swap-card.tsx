import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Swap } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { PersonMenu } from "@/entities/person/person-menu";
import { SwapSides } from "@/entities/swap/sides";
import { SwapStatusTag } from "@/entities/swap/status-tag";
import { SwapSessions } from "@/entities/swap/swap-sessions";
import { sidesOf } from "@/entities/swap/view";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { useNow } from "@/lib/time/now";
import { ago } from "@/lib/time/relative";
import { Card } from "@/ui/card";

/** A swap: person, both sides, status. `children` are its actions. */
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
        <PersonMenu person={other} className="-mt-2 -me-2" {...(onBlocked ? { onBlocked } : {})} />
      </div>
      {swap.lessons.length > 0 ? <SwapSessions swap={swap} /> : <SwapSides swap={swap} />}
      {swap.message && (
        <blockquote
          dir="auto"
          className={cn(
            "border-s-2 border-line-strong/60 ps-3 break-words whitespace-pre-line text-ink-soft",
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
