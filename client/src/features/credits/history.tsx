import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { transactionsQuery } from "@/entities/credits/queries";
import { cn } from "@/lib/cn";
import { Button, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { SelectField } from "@/ui/field";
import { LoadError } from "@/ui/load-error";
import { Pager } from "@/ui/pager";
import { Loading, Skeleton } from "@/ui/skeleton";
import { TransactionRow } from "./transaction-row";
import { KINDS, useHistoryPlace } from "./use-history-place";

const PLACEHOLDERS = ["a", "b", "c"];

function Nothing({ filtered, onAll }: { filtered: boolean; onAll: () => void }) {
  const { t } = useTranslation();
  if (filtered)
    return (
      <EmptyState title={t("credits.noneTitle")} text={t("credits.noneText")}>
        <Button variant="secondary" onClick={onAll}>
          {t("credits.showAll")}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState title={t("credits.emptyTitle")} text={t("credits.emptyText")}>
      <ButtonLink to="/skills">{t("credits.emptyOffer")}</ButtonLink>
      <ButtonLink to="/matches" variant="secondary">
        {t("credits.emptyMatches")}
      </ButtonLink>
    </EmptyState>
  );
}

type RowsProps = ReturnType<typeof useHistoryPlace> & { isSaid: boolean };

function Rows({ kind, page, choose, goTo, isSaid }: RowsProps) {
  const { t } = useTranslation();
  const query = useQuery(transactionsQuery(kind, page));
  const { data, error, isPlaceholderData } = query;
  if (error && !data)
    return isSaid ? null : <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("credits.loading")}>
        <div className="grid gap-3">
          {PLACEHOLDERS.map((placeholder) => (
            <Skeleton key={placeholder} className="h-16" />
          ))}
        </div>
      </Loading>
    );
  if (data.data.length === 0 && page === 1)
    return <Nothing filtered={kind !== null} onAll={() => choose("")} />;
  return (
    <div aria-busy={isPlaceholderData} className={cn(isPlaceholderData && "opacity-60")}>
      <ul className="divide-y divide-line">
        {data.data.map((transaction) => (
          <TransactionRow key={transaction.id} transaction={transaction} />
        ))}
      </ul>
      <Pager className="border-t border-line pt-4" pages={data.pagination} onGo={goTo} />
    </div>
  );
}

/** Every transaction, by kind and page. `isSaid`: the page says already that nothing can be loaded. */
export function History({ isSaid }: { isSaid: boolean }) {
  const { t } = useTranslation();
  const place = useHistoryPlace();
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] content-start gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl font-bold">{t("credits.history")}</h2>
        <SelectField
          label={t("credits.filter")}
          hideLabel
          fieldClassName="w-full sm:w-56"
          value={place.kind ?? ""}
          onChange={(event) => place.choose(event.target.value)}
        >
          <option value="">{t("credits.all")}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`credits.filters.${kind}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Rows {...place} isSaid={isSaid} />
    </Card>
  );
}
