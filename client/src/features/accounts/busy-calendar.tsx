import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type BusyCalendar as Calendar, isApiError } from "skillswap-sdk";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { ago } from "@/lib/time/relative";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import {
  busyCalendarQuery,
  useRemoveBusyCalendar,
  useRestoreBusyCalendar,
  useSetBusyCalendar,
} from "./busy-calendar-queries";
import { FetchedPart } from "./fetched-part";

const UNDO_MS = 8_000;

/** The address of a calendar of my own: when I am busy there, I am not free here. */
export function BusyCalendar() {
  const { t } = useTranslation();
  const query = useQuery(busyCalendarQuery);
  return (
    <FetchedPart title={t("busyCalendar.title")} hint={t("busyCalendar.hint")} query={query}>
      {(calendar) =>
        calendar.url === null ? <Paste /> : <State calendar={calendar} host={calendar.url} />
      }
    </FetchedPart>
  );
}

function Paste({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState("");
  const save = useSetBusyCalendar();
  const fault = save.error;
  const wrong = isApiError(fault)
    ? fault.errors.find(({ field }) => field === "url")?.message
    : undefined;
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(url, {
      onSuccess: () => {
        toast.success(t("busyCalendar.saved"));
        onDone?.();
      },
    });
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-3">
      <TextField
        label={t("busyCalendar.label")}
        hint={t("busyCalendar.where")}
        error={wrong}
        type="url"
        dir="ltr"
        autoComplete="off"
        className="font-mono text-sm"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      {fault && !wrong && <Notice tone="error">{describeError(fault)}</Notice>}
      <Button
        type="submit"
        variant="secondary"
        busy={save.isPending}
        className="justify-self-start"
      >
        {t("busyCalendar.save")}
      </Button>
    </form>
  );
}

function State({ calendar, host }: { calendar: Calendar; host: string }) {
  const { t } = useTranslation();
  const [replacing, setReplacing] = useState(false);
  const remove = useRemoveBusyCalendar();
  const restore = useRestoreBusyCalendar();
  const onError = (error: unknown) => void toast.error(describeError(error));
  const undo = { label: t("common.undo"), onClick: () => restore.mutate(undefined, { onError }) };
  const { state, error, fetchedAt, busyCount } = calendar;
  return (
    <div className="grid gap-3">
      <div className="grid gap-1">
        <p className="font-semibold break-words" dir="auto">
          {t("busyCalendar.host", { host })}
        </p>
        <p className="text-sm text-ink-soft" aria-live="polite">
          {state === "waiting"
            ? t("busyCalendar.waiting")
            : fetchedAt &&
              `${t("busyCalendar.ok", { count: busyCount })} ${t("busyCalendar.fetched", { when: ago(fetchedAt) })}`}
        </p>
      </div>
      {state === "failed" && error && (
        <Notice tone="warm">{t(`busyCalendar.errors.${error}`)}</Notice>
      )}
      {replacing ? (
        <Paste onDone={() => setReplacing(false)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" size="sm" onClick={() => setReplacing(true)}>
            {t("busyCalendar.replace")}
          </Button>
          <Button
            variant="danger"
            size="sm"
            busy={remove.isPending}
            onClick={() =>
              remove.mutate(undefined, {
                onSuccess: () =>
                  void toast(t("busyCalendar.removed"), { duration: UNDO_MS, action: undo }),
                onError,
              })
            }
          >
            {t("busyCalendar.remove")}
          </Button>
        </div>
      )}
    </div>
  );
}
