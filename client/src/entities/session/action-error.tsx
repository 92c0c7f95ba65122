import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { isApiError } from "skillswap-sdk";
import { describeError } from "@/lib/api/describe";
import { Notice } from "@/ui/notice";
import { SESSIONS } from "./queries";

/** Why an action failed. After a 404 or 409 the session has changed, so it is fetched again. */
export function ActionError({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const isOutdated = isApiError(error) && (error.status === 409 || error.status === 404);
  useEffect(() => {
    if (isOutdated) void cache.invalidateQueries({ queryKey: SESSIONS });
  }, [cache, isOutdated]);
  if (!error) return null;
  return (
    <Notice tone="error">
      {describeError(error)}
      {isApiError(error, "insufficient_credits") && (
        <Link to="/credits" className="ms-2 underline">
          {t("credits.toCredits")}
        </Link>
      )}
    </Notice>
  );
}
