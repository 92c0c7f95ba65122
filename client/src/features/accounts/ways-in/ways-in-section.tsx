import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { configQuery } from "@/lib/api/config";
import { meQuery } from "@/lib/auth/me";
import { useServerEvent } from "@/lib/realtime/provider";
import { Card } from "@/ui/card";
import { LinkedAccounts } from "./linked-accounts";
import { OwnAddress } from "./own-address";
import { OwnPassword } from "./own-password";
import { addressQuery, waysInQuery } from "./queries";
import { useLinkedToast } from "./use-linked-toast";

/** Settings: my e-mail address, my password, and the accounts elsewhere that log me in. */
export function WaysInSection() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  useLinkedToast();
  const linking = useQuery(configQuery).data?.oauth.length;
  useServerEvent("notification:new", ({ type }) => {
    if (type !== "account") return;
    for (const { queryKey } of [addressQuery, waysInQuery, meQuery])
      void cache.invalidateQueries({ queryKey });
  });
  return (
    <section aria-label={t("waysIn.title")}>
      <Card className="grid gap-4">
        <h2 className="text-xl font-bold">{t("waysIn.title")}</h2>
        <OwnAddress />
        <div className="flex flex-wrap gap-3">
          <OwnPassword />
        </div>
        {Boolean(linking) && <LinkedAccounts />}
      </Card>
    </section>
  );
}
