import { Sparkles } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { newVersion, takeNewVersion } from "@/lib/offline/versions";
import { useStore } from "@/lib/store";

/** A newer version is ready. Whoever is in the middle of something goes on; a reload takes it as well. */
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
          <Button look="quiet" size="sm" onClick={takeNewVersion}>
            {t("shell.takeVersion")}
          </Button>
        </p>
      )}
    </div>
  );
}
