import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useMatch } from "react-router";
import { ConversationEvents } from "@/entities/conversation/conversation-events";
import { BlockEvents } from "@/entities/moderation/block-events";
import { PushEvents } from "@/entities/notification/push/push-events";
import { RingEvents } from "@/entities/ring/ring-events";
import { SessionEvents } from "@/entities/session/session-events";
import { SwapEvents } from "@/entities/swap/swap-events";
import { MessageToasts } from "@/features/chat/message-toasts";
import { NotificationEvents } from "@/features/notifications/notification-events";
import { Palette, PaletteButton } from "@/features/palette/palette";
import { cn } from "@/lib/cn";
import { Mark, Wordmark } from "@/ui/mark";
import { AccountMenu } from "./account-menu";
import { BannedScreen } from "./banned-screen";
import { ConnectionBanner } from "./connection-banner";
import { EndedSignIn } from "./ended-sign-in";
import { BellLink, BottomNavigation, SideNavigation } from "./navigation";
import { VersionNotice } from "./version-notice";
import { ZoneQuestion } from "./zone-question";

/** The layout for members: a side navigation on wide screens, a top and a bottom bar on phones. */
export function MemberShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const inThread = useMatch("/messages/:conversationId") !== null;
  const inMessages = useMatch("/messages/*") !== null;
  const inRoom = useMatch("/sessions/:sessionId/room") !== null;
  return (
    <BannedScreen>
      <ConversationEvents />
      <MessageToasts />
      <NotificationEvents />
      <PushEvents />
      <SwapEvents />
      <RingEvents />
      <SessionEvents />
      <BlockEvents />
      <EndedSignIn />
      <Palette />
      <div
        className={cn("flex flex-col lg:flex-row", inMessages || inRoom ? "h-dvh" : "min-h-dvh")}
      >
        <aside
          className={cn(
            "sticky top-0 hidden h-dvh w-64 shrink-0 flex-col border-e border-line p-4 lg:flex",
            inRoom && "lg:hidden",
          )}
        >
          <Link
            to="/dashboard"
            aria-label={t("shell.home")}
            className="mb-6 rounded-control px-2 py-1"
          >
            <Wordmark />
          </Link>
          <PaletteButton />
          <SideNavigation />
          <div className="mt-auto grid">
            <AccountMenu wide />
          </div>
        </aside>
        <header
          className={cn(
            "sticky top-0 z-20 flex h-14 items-center justify-between border-b border-line bg-paper px-3 lg:hidden",
            (inThread || inRoom) && "hidden",
          )}
        >
          <Link
            to="/dashboard"
            aria-label={t("shell.home")}
            className="grid size-11 place-items-center rounded-control"
          >
            <Mark className="h-8" />
          </Link>
          <div className="flex items-center gap-1">
            <BellLink />
            <AccountMenu />
          </div>
        </header>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <ConnectionBanner />
          <VersionNotice />
          {!inRoom && <ZoneQuestion />}
          <main
            id="content"
            tabIndex={-1}
            className="flex min-h-0 min-w-0 flex-1 flex-col outline-none"
          >
            {children}
          </main>
        </div>
        {!inThread && !inRoom && <BottomNavigation />}
      </div>
    </BannedScreen>
  );
}
