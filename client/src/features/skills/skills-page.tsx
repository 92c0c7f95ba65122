import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { LoadError } from "@/components/ui/load-error";
import { Page } from "@/components/ui/page";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { mySkillsQuery } from "@/lib/queries";
import { SkillColumn } from "./skill-column";

const BONES = ["a", "b", "c"];

function Bones() {
  const { t } = useTranslation();
  return (
    <Loading label={t("common.loading")}>
      <div className="grid gap-8 md:grid-cols-2">
        {["left", "right"].map((side) => (
          <div key={side} className="grid gap-3">
            <Skeleton className="h-7 w-40" />
            {BONES.map((bone) => (
              <Skeleton key={bone} className="h-20 rounded-card" />
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
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Bones />}
      {data && (
        <div className="grid gap-8 md:grid-cols-2">
          <SkillColumn type="offer" skills={data.offer} />
          <SkillColumn type="learn" skills={data.learn} />
        </div>
      )}
    </Page>
  );
}
