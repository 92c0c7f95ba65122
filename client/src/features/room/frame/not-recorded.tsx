import { ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";

/** Said in the lobby and in the room: nobody records the call. */
export function NotRecorded({
  isShort = false,
  className,
}: {
  isShort?: boolean;
  className?: string;
}) {
  const { t } = useTranslation();
  return (
    <p
      title={t("room.notRecordedWhy")}
      className={cn("flex items-center gap-1.5 text-sm text-ink-soft", className)}
    >
      <ShieldCheck aria-hidden="true" className="size-4 shrink-0 text-ok" />
      {t(isShort ? "room.notRecordedShort" : "room.notRecorded")}
    </p>
  );
}
