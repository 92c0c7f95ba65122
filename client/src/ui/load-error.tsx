import { useTranslation } from "react-i18next";
import { describeError } from "@/lib/api/describe";
import { Button } from "./button";

/** A part of the page that did not load: the reason and a button to try again. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div
      role="alert"
      className="grid justify-items-center gap-3 rounded-card border border-danger/40 bg-danger-soft/40 px-6 py-10 text-center"
    >
      <p className="font-display text-lg font-bold">{t("errors.loadTitle")}</p>
      <p className="text-ink-soft">{describeError(error)}</p>
      <Button variant="secondary" onClick={onRetry}>
        {t("common.retry")}
      </Button>
    </div>
  );
}
