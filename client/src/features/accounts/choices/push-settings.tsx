import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { type PushState, usePush } from "@/entities/notification/push/queries";
import { describeError } from "@/lib/api/describe";
import { Notice } from "@/ui/notice";
import { SwitchRow } from "@/ui/switch";

const CANNOT: Partial<Record<PushState, "push.unsupported" | "push.install" | "push.denied">> = {
  unsupported: "push.unsupported",
  install: "push.install",
  denied: "push.denied",
};

/** Pushes in this browser: on or off, or why they cannot be. Absent where the server sends none (`PushNote` says so). */
export function PushSettings() {
  const { t } = useTranslation();
  const { state, change } = usePush();
  if (!state || state === "unavailable") return null;
  const reason = CANNOT[state];
  if (reason) return <Notice tone="warm">{t(reason)}</Notice>;
  return (
    <SwitchRow
      label={t("push.thisBrowser")}
      hint={t("push.hint")}
      checked={change.isPending ? change.variables : state === "on"}
      onChange={(isOn) =>
        change.mutate(isOn, { onError: (error) => toast.error(describeError(error)) })
      }
    />
  );
}
