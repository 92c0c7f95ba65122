import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { suggestionsQuery } from "@/entities/person/suggestions";
import { Card } from "@/ui/card";
import { Reasons } from "./reasons";

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
