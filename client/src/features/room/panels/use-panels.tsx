import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { useBeside } from "@/entities/conversation/beside";
import { conversationQuery } from "@/entities/conversation/queries";
import type { View } from "@/entities/session/view";
import { Panels } from "./panels";
import type { PanelId } from "./slot-types";
import { SLOTS } from "./slots";

/** Put on every button that opens panels, so that the keyboard goes on from there when they are closed. */
export const OPENS_PANELS = { "data-opens-panels": "" };

function focusOpener() {
  // The bar is laid out anew once the panel is gone, and shows other buttons.
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const buttons = document.querySelectorAll<HTMLElement>("[data-opens-panels]");
    [...buttons].find((button) => button.offsetParent !== null)?.focus();
  });
}

/** What stands beside a call, whoever carries it: the chat with its unread messages, notes, board and text. */
export function usePanels({
  view,
  chat,
  panel,
  setPanel,
}: {
  view: View;
  chat: ReactNode;
  panel: PanelId | null;
  setPanel: (panel: PanelId | null) => void;
}) {
  const { conversationId } = view.session;
  const unread = useQuery(conversationQuery(conversationId)).data?.unreadCount ?? 0;
  const was = useRef(panel);
  useBeside(conversationId, panel === "chat", () => setPanel("chat"));
  useEffect(() => {
    if (was.current !== null && panel === null) focusOpener();
    was.current = panel;
  }, [panel]);
  return {
    unread: panel === "chat" ? 0 : unread,
    slot: SLOTS.find(({ id }) => id === panel) ?? null,
    panels: panel && (
      <Panels
        open={panel}
        onOpen={setPanel}
        unread={unread}
        view={view}
        chat={chat}
        className="flex-1"
      />
    ),
  };
}
