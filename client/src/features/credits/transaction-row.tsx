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
import type { Transaction, TransactionKind } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { creditNumber, hoursAndMinutes } from "@/lib/credits";
import { moment, signedCredits } from "./format";

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
  const { kind, amountMinutes, balanceAfterMinutes, counterpart, description, createdAt } =
    transaction;
  const Icon = ICONS[kind];
  return (
    <li className="flex items-start gap-3 py-4 sm:gap-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{t(`credits.kinds.${kind}`)}</p>
        {counterpart && (
          <Link
            to={`/people/${counterpart.id}`}
            className="text-sm break-words text-accent-ink hover:underline"
          >
            {counterpart.name}
          </Link>
        )}
        {description && <p className="text-sm break-words text-ink-soft">{description}</p>}
        <time dateTime={createdAt} className="block text-sm text-ink-faint">
          {moment(createdAt)}
        </time>
      </div>
      <div className="shrink-0 text-right">
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
