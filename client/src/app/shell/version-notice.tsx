import { Sparkles } from "lucide-react";
import { useTranslation } from "react-i18next";
import { newVersion, takeNewVersion } from "@/lib/offline/versions";
import { useStore } from "@/lib/store";
import { Button } from "@/ui/button";

/** Offers a newer version. Nothing reloads without a click; any reload loads it too. */
export function VersionNotice() {
  const { t } = useTranslation();
  const worker = useStore(newVersion);
  return (
    <div role="status">
      {worker && (
        <p className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 bg-accent-soft px-4 py-1 text-center text-sm text-accent-ink">
          <span className="flex items-center gap-2 font-semibold">
            <Sparkles className="size-4 shrink-0" aria-hidden="true" />
            {t("shell.newVersion")}
          </span>
          <Button variant="quiet" size="sm" onClick={takeNewVersion}>
            {t("shell.takeVersion")}
          </Button>
        </p>
      )}
    </div>
  );
}
