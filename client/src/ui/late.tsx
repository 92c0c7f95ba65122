import { type ComponentType, useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "skillswap-sdk";
import { LoadError } from "./load-error";
import { Loading, Skeleton } from "./skeleton";

/**
 * A part of a page whose code is fetched when it is shown. Unlike `React.lazy` it can be tried again: the network may
 * have been away.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return function Late(props: Props) {
    const { t } = useTranslation();
    const [loaded, setLoaded] = useState<{ Part: ComponentType<Props> } | "failed" | null>(null);
    function attempt() {
      setLoaded(null);
      load().then(
        (Part) => setLoaded({ Part }),
        () => setLoaded("failed"),
      );
    }
    const first = useEffectEvent(attempt);
    useEffect(() => first(), []);
    if (loaded === "failed")
      return (
        <div className="p-4">
          <LoadError error={new ApiError(0, "unreachable", "")} onRetry={attempt} />
        </div>
      );
    if (loaded) return <loaded.Part {...props} />;
    return (
      <div className="flex-1 p-4">
        <Loading label={t("common.loading")}>
          <Skeleton className="h-40 rounded-card" />
        </Loading>
      </div>
    );
  };
}
