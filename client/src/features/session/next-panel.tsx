import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { describeError } from "@/lib/api/describe";
import { isApiError } from "@/lib/api/errors";
import { SESSIONS } from "@/lib/sessions";

/** What is to be done now: one heading, a few words, the buttons. */
export function NextPanel({
  title,
  children,
  actions,
  error,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  error?: unknown;
}) {
  return (
    <Card className="grid gap-4 border-accent/50">
      <h2 className="text-2xl font-bold">{title}</h2>
      {children}
      <DeedError error={error} />
      <div className="flex flex-wrap gap-2 empty:hidden">{actions}</div>
    </Card>
  );
}

/** Why the server said no. When things have moved on meanwhile, the page is asked again. */
export function DeedError({ error }: { error: unknown }) {
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
        <Link to="/credits" className="ml-2 underline">
          {t("sessionPage.toCredits")}
        </Link>
      )}
    </Notice>
  );
}
