import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/dialog";
import { PAGES } from "./keys";
import { PALETTE_KEY } from "./palette-key";

function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid h-7 min-w-7 place-items-center rounded-md border border-line-strong/60 bg-sunken px-1.5 font-sans text-sm font-semibold">
      {children}
    </kbd>
  );
}

function Line({ label, keys }: { label: string; keys: string[] }) {
  return (
    <div className="flex items-center justify-between gap-4 border-t border-line py-2 first:border-0">
      <dt>{label}</dt>
      <dd className="flex gap-1">
        {keys.map((key) => (
          <Key key={key}>{key}</Key>
        ))}
      </dd>
    </div>
  );
}

/** Every key of the client. The room has its own, and shows them there. */
export function KeysDialog({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t("palette.keys")}
      text={t("palette.keysText")}
    >
      <dl className="gap-x-8 sm:grid sm:grid-cols-2">
        <Line label={t("palette.title")} keys={[PALETTE_KEY]} />
        <Line label={t("palette.search")} keys={["/"]} />
        <Line label={t("palette.keys")} keys={["?"]} />
        {Object.entries(PAGES).map(([letter, { label }]) => (
          <Line key={letter} label={t(`shell.${label}`)} keys={["g", letter]} />
        ))}
      </dl>
    </Dialog>
  );
}
