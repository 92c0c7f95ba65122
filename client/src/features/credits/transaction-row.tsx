import {
  ArrowDownLeft,
  ArrowUpRight,
  Gift,
  Lock,
  LockOpen,
  type LucideIcon,
  Scale,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Transaction, TransactionKind } from "skillswap-sdk";
import { creditNumber, signedCredits } from "@/entities/credits/amounts";
import { cn } from "@/lib/cn";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { useMyZone } from "@/lib/time/my-zone";
import { dateAndTimeIn } from "@/lib/time/zones";
import { SessionLink } from "./session-link";

const ICONS: Record<TransactionKind, LucideIcon> = {
  earned: ArrowDownLeft,
  spent: ArrowUpRight,
  hold: Lock,
  release: LockOpen,
  bonus: Gift,
  refund: Undo2,
  penalty: TriangleAlert,
  adjustment: Scale,
};

export function TransactionRow({ transaction }: { transaction: Transaction }) {
  const { t } = useTranslation();
  const { kind, amountMinutes, balanceAfterMinutes, counterpart, description, createdAt, session } =
    transaction;
  const Icon = ICONS[kind];
  return (
    <li className="flex items-start gap-3 py-4 sm:gap-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{t(`credits.kinds.${kind}`)}</p>
        {session && (
          <SessionLink
            id={session.id}
            skill={session.skill}
            at={session.scheduledTime}
            name={counterpart ? null : (session.counterpart?.name ?? null)}
          />
        )}
        {counterpart && (
          <Link
            to={`/people/${counterpart.id}`}
            dir="auto"
            className="text-sm break-words text-accent-ink hover:underline"
          >
            {counterpart.name}
          </Link>
        )}
        {description && (
          <p dir="auto" className="text-sm break-words text-ink-soft">
            {description}
          </p>
        )}
        <time dateTime={createdAt} className="block text-sm text-ink-faint">
          {dateAndTimeIn(createdAt, useMyZone())}
        </time>
      </div>
      <div className="shrink-0 text-end">
        <p className={cn("font-semibold tabular-nums", amountMinutes > 0 && "text-ok")}>
          <span className="sr-only">{t("credits.change")} </span>
          {signedCredits(amountMinutes)}
        </p>
        <p className="text-sm text-ink-soft">{hoursAndMinutes(Math.abs(amountMinutes))}</p>
        <p className="text-sm text-ink-faint tabular-nums">
          {t("credits.after", { amount: creditNumber(balanceAfterMinutes) })}
        </p>
      </div>
    </li>
  );
}
