import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";

/** A part of my data that is fetched: what it is, then `children` of what came, or why nothing did. */
export function FetchedPart<Data>({
  title,
  hint,
  query: { data, error, refetch },
  skeleton = "h-11",
  children,
}: {
  title: string;
  hint: string;
  query: UseQueryResult<Data>;
  /** Classes for the size of what stands there while it loads. */
  skeleton?: string;
  children: (data: Data) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-3">
      <div className="grid gap-1">
        <h3 className="font-semibold">{title}</h3>
        <p className="text-sm text-ink-soft">{hint}</p>
      </div>
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label={t("common.loading")}>
          <Skeleton className={skeleton} />
        </Loading>
      )}
      {data && children(data)}
    </div>
  );
}
