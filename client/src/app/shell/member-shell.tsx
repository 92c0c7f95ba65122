import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useMatch } from "react-router";
import { Mark, Wordmark } from "@/components/brand/mark";
import { ChatEvents, MessageToasts } from "@/features/chat";
import { NotificationEvents } from "@/features/notifications";
import { SessionEvents } from "@/features/sessions";
import { SwapEvents } from "@/features/swaps";
import { cn } from "@/lib/cn";
import { AccountMenu } from "./account-menu";
import { BannedScreen } from "./banned-screen";
import { ConnectionBanner } from "./connection-banner";
import { EndedSession } from "./ended-session";
import { BellLink, BottomNavigation, SideNavigation } from "./navigation";
import { VersionNotice } from "./version-notice";

/** A member's frame: a rail on wide screens; a top and a bottom bar on phones. */
export function MemberShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const inThread = useMatch("/messages/:conversationId") !== null;
  const inMessages = useMatch("/messages/*") !== null;
  const inRoom = useMatch("/sessions/:sessionId/room") !== null;
  return (
    <BannedScreen>
      <ChatEvents />
      <MessageToasts />
      <NotificationEvents />
      <SwapEvents />
      <SessionEvents />
      <EndedSession />
      <div className={cn("flex flex-col lg:flex-row", inMessages ? "h-dvh" : "min-h-dvh")}>
        <aside
          className={cn(
            "sticky top-0 hidden h-dvh w-64 shrink-0 flex-col border-r border-line p-4 lg:flex",
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
          <Link to="/dashboard" aria-label={t("shell.home")} className="rounded-control p-1">
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
