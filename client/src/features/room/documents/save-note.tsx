import { Check, CloudOff, CloudUpload, Lock, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import { useSaveState } from "./open-document";
import type { DocumentProvider, SaveState } from "./provider";

const ICONS: Record<SaveState, LucideIcon> = {
  loading: CloudUpload,
  unread: CloudOff,
  saved: Check,
  saving: CloudUpload,
  waiting: CloudOff,
  full: CloudOff,
  closed: Lock,
  refused: CloudOff,
};
const BAD = new Set<SaveState>(["unread", "full", "refused"]);

/** Says whether the server has everything. */
export function SaveNote({ provider }: { provider: DocumentProvider }) {
  const { t } = useTranslation();
  const state = useSaveState(provider);
  const Icon = ICONS[state];
  return (
    <p
      role="status"
      data-state={state}
      className={cn(
        "flex items-center gap-1.5 text-sm",
        BAD.has(state) ? "text-danger" : "text-ink-faint",
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {t(`shared.save.${state}`)}
    </p>
  );
}
