import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { configQuery } from "@/lib/api/config";
import { safePath } from "@/lib/safe-path";
import { browserZone } from "@/lib/time/browser-zone";
import { anchorClass } from "@/ui/button";
import { providerName } from "./providers";

/** Buttons to the providers that are on here; nothing where none is. */
export function ProviderButtons() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const providers = useQuery(configQuery).data?.oauth ?? [];
  const query = new URLSearchParams({
    next: safePath(params.get("next")),
    timezone: browserZone(),
  });
  return providers.map((provider) => (
    <a
      key={provider}
      className={anchorClass("secondary")}
      href={`/api/auth/oauth/${provider}/start?${query}`}
    >
      {t("waysIn.continueWith", { provider: providerName(provider) })}
    </a>
  ));
}
