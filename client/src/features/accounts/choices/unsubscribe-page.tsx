import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Unsubscribe } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { Button, ButtonLink } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Loading, Skeleton } from "@/ui/skeleton";
import { AuthFrame } from "../auth-frame";
import { preferencesQuery } from "./preferences";

type Action = "off" | "all" | "undo";

/** The state of a mail's link, and what can be done by it. */
function useLink(token: string) {
  const cache = useQueryClient();
  const queryKey = ["unsubscribe", token];
  const params = { query: { token } };
  const state = useQuery({
    queryKey,
    enabled: token !== "",
    retry: false,
    queryFn: () => unwrap(api.GET("/api/notifications/unsubscribe", { params })),
  });
  const calls = {
    off: () => api.POST("/api/notifications/unsubscribe", { params }),
    all: () => api.POST("/api/notifications/unsubscribe/all", { params }),
    undo: () => api.DELETE("/api/notifications/unsubscribe", { params }),
  };
  const change = useMutation({
    mutationFn: (action: Action) => unwrap(calls[action]()),
    onSuccess: (answer) => {
      cache.setQueryData(queryKey, answer);
      void cache.invalidateQueries(preferencesQuery);
    },
  });
  return { state, change };
}

/** Which mails come now, and what moderators decide and keeps the account safe, which always does. */
function Told({ mails, isUndone }: { mails: Unsubscribe; isUndone: boolean }) {
  const { t } = useTranslation();
  const kind = t(`settings.notify.${mails.kind}`);
  const told = mails.anyEmail ? "unsubscribe.off" : "unsubscribe.allOff";
  return (
    <>
      {mails.email && !isUndone ? (
        <p>{t("unsubscribe.ask", { kind })}</p>
      ) : (
        <Notice>{t(mails.email ? "unsubscribe.on" : told, { kind })}</Notice>
      )}
      {!mails.email && mails.anyEmail && <p className="text-ink-soft">{t("unsubscribe.stays")}</p>}
      <p className="text-ink-soft">{t("unsubscribe.always")}</p>
    </>
  );
}

/** The link at the foot of a mail. A button, so that a mail scanner that opens the page turns nothing off. */
export function UnsubscribePage() {
  const { t } = useTranslation();
  const token = useSearchParams()[0].get("token") ?? "";
  const { state, change } = useLink(token);
  const { data } = state;
  const error = state.error ?? change.error;
  const isUndone = change.isSuccess && change.variables === "undo";
  const does = (action: Action) => ({
    busy: change.isPending && change.variables === action,
    disabled: change.isPending,
    onClick: () => change.mutate(action),
  });
  return (
    <AuthFrame title={t("unsubscribe.title")}>
      {!token && <Notice tone="error">{t("auth.tokenMissing")}</Notice>}
      {error && <Notice tone="error">{describeError(error)}</Notice>}
      {state.isLoading && (
        <Loading label={t("common.loading")}>
          <Skeleton className="h-11" />
        </Loading>
      )}
      {data && <Told mails={data} isUndone={isUndone} />}
      {data?.email && (
        <Button variant={isUndone ? "secondary" : "primary"} {...does("off")}>
          {t("unsubscribe.turnOff")}
        </Button>
      )}
      {data?.undoUntil && (
        <Button variant="secondary" {...does("undo")}>
          {t("unsubscribe.undo")}
        </Button>
      )}
      {data?.anyEmail && (
        <Button variant="secondary" {...does("all")}>
          {t("unsubscribe.turnOffAll")}
        </Button>
      )}
      <ButtonLink variant="quiet" to="/settings">
        {t("unsubscribe.settings")}
      </ButtonLink>
    </AuthFrame>
  );
}
