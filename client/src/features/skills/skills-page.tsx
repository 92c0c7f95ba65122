import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mySkillsQuery } from "@/entities/skill/queries";
import { LoadError } from "@/ui/load-error";
import { Page } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { SkillColumn } from "./skill-column";

const PLACEHOLDERS = ["a", "b", "c"];

function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <Loading label={t("common.loading")}>
      <div className="grid gap-8 md:grid-cols-2">
        {["left", "right"].map((side) => (
          <div key={side} className="grid gap-3">
            <Skeleton className="h-7 w-40" />
            {PLACEHOLDERS.map((placeholder) => (
              <Skeleton key={placeholder} className="h-20 rounded-card" />
            ))}
          </div>
        ))}
      </div>
    </Loading>
  );
}

export function SkillsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(mySkillsQuery);
  return (
    <Page title={t("skills.title")} intro={t("skills.intro")}>
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <div className="grid gap-8 md:grid-cols-2">
          <SkillColumn type="offer" skills={data.offer} />
          <SkillColumn type="learn" skills={data.learn} />
        </div>
      )}
    </Page>
  );
}
