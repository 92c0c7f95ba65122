import { useTranslation } from "react-i18next";
import { type PushState, usePush } from "@/entities/notification/push/queries";

const MISSING: Partial<Record<PushState, "cannot" | "off" | "unavailable">> = {
  unsupported: "cannot",
  install: "cannot",
  denied: "cannot",
  off: "off",
  unavailable: "unavailable",
};

/** Says what the column "Push" still needs in this browser; how to get it stands above, in `PushSettings`. */
export function PushNote() {
  const { t } = useTranslation();
  const { state } = usePush();
  const missing = state && MISSING[state];
  return missing ? <p className="text-sm text-ink-soft">{t(`choices.push.${missing}`)}</p> : null;
}
