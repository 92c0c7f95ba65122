import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { installing } from "@/lib/offline/install";
import { useStore } from "@/lib/store";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";

/** Offers to install the client where the browser can and has not yet; on an iPhone it says how. */
export function InstallCard() {
  const { t } = useTranslation();
  const offer = useStore(installing);
  if (offer.how === "no") return null;
  return (
    <Card className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-xl font-bold">{t("settings.install")}</h2>
        <p className="text-sm text-ink-soft">
          {t(offer.how === "byMenu" ? "settings.installByMenu" : "settings.installHint")}
        </p>
      </div>
      {offer.how === "prompt" && (
        <Button
          variant="secondary"
          size="sm"
          className="justify-self-start"
          onClick={() => void offer.prompt()}
        >
          <Download aria-hidden="true" />
          {t("settings.install")}
        </Button>
      )}
    </Card>
  );
}
