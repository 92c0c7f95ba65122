import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField } from "@/components/ui/field";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { TransactionKind } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { transactionsQuery } from "./queries";
import { TransactionRow } from "./transaction-row";

const FILTERS = ["earned", "spent", "hold", "bonus", "refund", "penalty", "adjustment"] as const;
const BONES = ["a", "b", "c"];

/** Kind and page live in the address, so that back and reload keep them. */
function usePlace() {
  const [search, setSearch] = useSearchParams();
  const kind: TransactionKind | null = FILTERS.find((each) => each === search.get("kind")) ?? null;
  const page = Math.max(1, Math.floor(Number(search.get("page"))) || 1);
  const go = (next: { kind: string | null; page: number }) =>
    setSearch(
      {
        ...(next.kind ? { kind: next.kind } : {}),
        ...(next.page > 1 ? { page: String(next.page) } : {}),
      },
      { preventScrollReset: true },
    );
  return { kind, page, go };
}

function Pages({
  page,
  pages,
  onGo,
}: {
  page: number;
  pages: number;
  onGo: (page: number) => void;
}) {
  const { t } = useTranslation();
  if (pages <= 1 && page === 1) return null;
  return (
    <nav
      aria-label={t("credits.pages")}
      className="flex items-center justify-between gap-3 border-t border-line pt-4"
    >
      <Button look="secondary" size="sm" disabled={page <= 1} onClick={() => onGo(page - 1)}>
        <ChevronLeft aria-hidden="true" />
        {t("credits.newer")}
      </Button>
      <span className="text-sm text-ink-soft">{t("credits.page", { page, pages })}</span>
      <Button look="secondary" size="sm" disabled={page >= pages} onClick={() => onGo(page + 1)}>
        {t("credits.older")}
        <ChevronRight aria-hidden="true" />
      </Button>
    </nav>
  );
}

function Nothing({ filtered, onAll }: { filtered: boolean; onAll: () => void }) {
  const { t } = useTranslation();
  if (filtered)
    return (
      <EmptyState title={t("credits.noneTitle")} text={t("credits.noneText")}>
        <Button look="secondary" onClick={onAll}>
          {t("credits.showAll")}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState title={t("credits.emptyTitle")} text={t("credits.emptyText")}>
      <ButtonLink to="/skills">{t("credits.emptyOffer")}</ButtonLink>
      <ButtonLink to="/matches" look="secondary">
        {t("credits.emptyMatches")}
      </ButtonLink>
    </EmptyState>
  );
}

function Rows({ kind, page, go }: ReturnType<typeof usePlace>) {
  const { t } = useTranslation();
  const query = useQuery(transactionsQuery(kind, page));
  const { data, error, isPlaceholderData } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("credits.loading")}>
        <div className="grid gap-3">
          {BONES.map((bone) => (
            <Skeleton key={bone} className="h-16" />
          ))}
        </div>
      </Loading>
    );
  if (data.data.length === 0 && page === 1)
    return <Nothing filtered={kind !== null} onAll={() => go({ kind: null, page: 1 })} />;
  return (
    <div aria-busy={isPlaceholderData} className={cn(isPlaceholderData && "opacity-60")}>
      <ul className="divide-y divide-line">
        {data.data.map((transaction) => (
          <TransactionRow key={transaction.id} transaction={transaction} />
        ))}
      </ul>
      <Pages
        page={page}
        pages={data.pagination.totalPages}
        onGo={(next) => go({ kind, page: next })}
      />
    </div>
  );
}

/** Every movement, by kind and page. */
export function History() {
  const { t } = useTranslation();
  const place = usePlace();
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] content-start gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl font-bold">{t("credits.history")}</h2>
        <SelectField
          label={t("credits.filter")}
          hideLabel
          fieldClassName="w-full sm:w-56"
          value={place.kind ?? ""}
          onChange={(event) => place.go({ kind: event.target.value || null, page: 1 })}
        >
          <option value="">{t("credits.all")}</option>
          {FILTERS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`credits.filters.${kind}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Rows {...place} />
    </Card>
  );
}
