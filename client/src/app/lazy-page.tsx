import { type ComponentType, useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "skillswap-sdk";
import { LoadError } from "@/ui/load-error";
import { Page } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";

type Load = () => Promise<{ Component: ComponentType }>;

/**
 * A page's chunk for the router. When it does not load, the page shows an error in its place, tries again
 * when the network is back, and never reloads by itself.
 */
export function page(load: Load): Load {
  const LatePage = () => <Late load={load} />;
  return () => load().catch(() => ({ Component: LatePage }));
}

type State = { tried: "loading" | "failed" } | { tried: "loaded"; Component: ComponentType };

function Late({ load }: { load: Load }) {
  const { t } = useTranslation();
  const [state, setState] = useState<State>({ tried: "loading" });

  function attempt() {
    setState({ tried: "loading" });
    load().then(
      ({ Component }) => setState({ tried: "loaded", Component }),
      () => setState({ tried: "failed" }),
    );
  }

  const again = useEffectEvent(attempt);
  useEffect(() => {
    again();
    const onOnline = () => again();
    addEventListener("online", onOnline);
    return () => removeEventListener("online", onOnline);
  }, []);

  if (state.tried === "loaded") return <state.Component />;
  if (state.tried === "loading")
    return (
      <Loading label={t("common.loading")}>
        <Skeleton className="m-6 h-24 rounded-card" />
      </Loading>
    );
  return (
    <Page title={t("errors.chunkTitle")} narrow>
      <LoadError error={new ApiError(0, "unreachable", "")} onRetry={attempt} />
    </Page>
  );
}
