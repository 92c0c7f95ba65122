import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { Trouble } from "./open";

/** What is wrong with a device, and what to do. */
export function TroubleNotice({
  device,
  trouble,
  onAgain,
  onClose,
}: {
  device: "audio" | "video" | "screen";
  trouble: Trouble;
  onAgain?: () => void;
  onClose?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Notice tone="warm" className="flex items-start justify-between gap-3">
      <div className="grid justify-items-start gap-1">
        <p className="font-bold">{t(`room.trouble.${device}.${trouble}`)}</p>
        {device !== "screen" && <p>{t(`room.trouble.${trouble}`)}</p>}
        {onAgain && (
          <Button variant="secondary" size="sm" className="mt-1.5" onClick={onAgain}>
            {t("room.trouble.again")}
          </Button>
        )}
      </div>
      {onClose && (
        <Button
          variant="quiet"
          size="icon"
          className="-my-2 -me-2 text-current"
          aria-label={t("room.trouble.dismiss")}
          onClick={onClose}
        >
          <X aria-hidden="true" />
        </Button>
      )}
    </Notice>
  );
}
