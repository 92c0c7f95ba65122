import { useTranslation } from "react-i18next";
import { Button } from "./button";

/** Shown in a form that was restored from a draft, with a button to start over. */
export function DraftNote({ onStartOver }: { onStartOver: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-control bg-second-soft px-4 py-2 text-sm text-second-ink">
      <p role="status" className="font-medium">
        {t("common.draftKept")}
      </p>
      <Button variant="secondary" size="sm" onClick={onStartOver}>
        {t("common.startOver")}
      </Button>
    </div>
  );
}
