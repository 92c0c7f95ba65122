import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMatch, useNavigate } from "react-router";
import { createStore, useStore } from "@/lib/store";
import { lateDialog } from "@/ui/late-dialog";
import { useKeys } from "./keys";
import { PALETTE_KEY } from "./palette-key";

const PaletteDialog = lateDialog(async () => (await import("./palette-dialog")).PaletteDialog);
const KeysDialog = lateDialog(async () => (await import("./keys-dialog")).KeysDialog);

const opened = createStore<"palette" | "help" | null>(null);

/** Focuses the search field of the page that is shown; false when it has none. */
function focusSearch(): boolean {
  const fields = document.querySelectorAll<HTMLElement>("#content input[type=search]");
  const shown = [...fields].find((field) => field.checkVisibility());
  shown?.focus();
  return shown !== undefined;
}

/** Listens to the keys of the client. Mounted once, in the shell; the palette's code is fetched when it is opened. */
export function Palette() {
  const navigate = useNavigate();
  const inRoom = useMatch("/sessions/:sessionId/room") !== null;
  const open = useStore(opened);
  useKeys(!inRoom, (asked) => {
    if ("to" in asked) void navigate(asked.to);
    else if (asked.open !== "search") opened.set(asked.open);
    else if (!focusSearch()) void navigate("/discover", { state: { searches: true } });
  });
  const done = () => opened.set(null);
  if (open === "palette") return <PaletteDialog onDone={done} onHelp={() => opened.set("help")} />;
  return open === "help" ? <KeysDialog onDone={done} /> : null;
}

/** Opens the palette by a click, and tells of its key. */
export function PaletteButton() {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => opened.set("palette")}
      className="mb-4 flex h-11 items-center gap-3 rounded-control border border-line bg-surface px-3 text-ink-faint hover:border-accent hover:text-ink"
    >
      <Search className="size-5" aria-hidden="true" />
      <span className="flex-1 text-start">{t("palette.search")}</span>
      <span aria-hidden="true" className="text-xs">
        {PALETTE_KEY}
      </span>
    </button>
  );
}
