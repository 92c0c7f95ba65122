import { X } from "lucide-react";
import { Tabs } from "radix-ui";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import type { PanelId, PanelProps } from "./slot-types";
import { SLOTS } from "./slots";

/** A link would end the call: it opens in another tab. */
function keepCall(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target === "_blank" || link.hasAttribute("download")) return;
  event.preventDefault();
  window.open(link.href, "_blank", "noopener");
}

/** What is beside the call, in tabs. Escape closes it, unless something in it had a use for Escape. */
export function Panels({
  open,
  onOpen,
  unread,
  className,
  ...props
}: PanelProps & {
  open: PanelId;
  onOpen: (panel: PanelId | null) => void;
  unread: number;
  className?: string;
}) {
  const { t } = useTranslation();
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The chat's field takes the focus itself; else it is on the tab, so that the keyboard goes on from there.
    const tab = tabs.current?.querySelector<HTMLElement>(`[data-tab="${open}"]`);
    if (!tabs.current?.parentElement?.contains(document.activeElement)) tab?.focus();
  }, [open]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("[role=dialog], [role=menu]"))
      return;
    event.preventDefault();
    onOpen(null);
  }

  return (
    <Tabs.Root
      asChild
      value={open}
      onValueChange={(next) => onOpen(next as PanelId)}
      activationMode="manual"
    >
      <aside
        aria-label={t("room.panel.label")}
        onKeyDown={onKeyDown}
        onClickCapture={keepCall}
        className={cn("flex min-h-0 min-w-0 flex-col bg-paper", className)}
      >
        <div className="@container flex items-center gap-1 border-b border-line px-2">
          <Tabs.List
            ref={tabs}
            aria-label={t("room.panel.tabs")}
            className="-mb-px flex flex-1 gap-1 overflow-x-auto"
          >
            {SLOTS.map(({ id, icon: Icon }) => (
              <Tabs.Trigger
                key={id}
                value={id}
                data-tab={id}
                className="flex h-12 items-center gap-2 border-b-3 border-transparent px-3 text-sm @max-[28rem]:px-2 font-semibold text-ink-soft outline-offset-[-4px] hover:text-ink data-[state=active]:border-accent data-[state=active]:text-accent-ink"
              >
                <Icon aria-hidden="true" className="size-4.5 shrink-0 @max-[28rem]:hidden" />
                {t(`room.panel.${id}`)}
                {id === "chat" && unread > 0 && open !== "chat" && (
                  <span className="rounded-full bg-second px-1.5 text-xs font-bold text-[#24211b]">
                    {unread}
                  </span>
                )}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("room.panel.close")}
            onClick={() => onOpen(null)}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
        {SLOTS.map(({ id, Panel }) => (
          <Tabs.Content
            key={id}
            value={id}
            tabIndex={-1}
            className="flex min-h-0 flex-1 flex-col outline-none data-[state=inactive]:hidden"
          >
            <Panel {...props} />
          </Tabs.Content>
        ))}
      </aside>
    </Tabs.Root>
  );
}
