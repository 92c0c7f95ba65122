import { useTranslation } from "react-i18next";
import { ApiError } from "skillswap-sdk";
import { useStore } from "@/lib/store";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import type { DocumentProvider } from "./provider";

/** In place of a document that was not read yet, or could not be. */
export function Opening({ provider }: { provider?: DocumentProvider }) {
  return provider ? <Waiting provider={provider} /> : <Frame />;
}

function Waiting({ provider }: { provider: DocumentProvider }) {
  const state = useStore(provider.state);
  if (state !== "unread") return <Frame />;
  return (
    <div className="p-4">
      <LoadError error={new ApiError(0, "unreachable", "")} onRetry={provider.again} />
    </div>
  );
}

function Frame() {
  const { t } = useTranslation();
  return (
    <Loading label={t("shared.opening")}>
      <Skeleton className="m-4 h-40 rounded-card" />
    </Loading>
  );
}
