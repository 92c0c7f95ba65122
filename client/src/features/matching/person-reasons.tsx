import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { suggestionsQuery } from "@/entities/person/suggestions";
import { Card } from "@/ui/card";
import { Reasons } from "./reasons";

/**
 * Whether it is still open if somebody is among my matches: the page waits with what stands under the reasons, which
 * would jump. It waits for one answer only: without a network, or when that fails, it goes on without.
 */
export function useWaitsForReasons(): boolean {
  const { isPending, fetchStatus, failureCount } = useQuery(suggestionsQuery);
  return isPending && fetchStatus === "fetching" && failureCount === 0;
}

/** Why this person fits me, when they are among my matches. */
export function PersonReasons({ person: { id, name } }: { person: PersonRef }) {
  const { t } = useTranslation();
  const { data } = useQuery(suggestionsQuery);
  const match = data?.find(({ user }) => user.id === id);
  if (!match?.reasons.length) return null;
  return (
    <Card className="grid gap-3">
      <h2 className="text-xl font-bold">{t("matches.whyTitle", { name })}</h2>
      <Reasons name={name} reasons={match.reasons} />
    </Card>
  );
}
