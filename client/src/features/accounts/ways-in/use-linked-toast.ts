import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { toast } from "sonner";
import { PROVIDER_NAMES } from "./providers";

/** Says once that an account elsewhere is linked: the server leads back to `?linked=<provider>`. */
export function useLinkedToast(): void {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const provider = params.get("linked");
  useEffect(() => {
    if (!provider) return;
    const name = PROVIDER_NAMES[provider]; // of the providers only: anybody can write a link to here
    if (name) toast.success(t("waysIn.linked", { provider: name }), { id: "linked" });
    setParams({}, { replace: true, preventScrollReset: true });
  }, [provider, t, setParams]);
}
