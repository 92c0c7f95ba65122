import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MoreTime } from "@/entities/session/more-time/more-time";
import type { View } from "@/entities/session/view";
import { cn } from "@/lib/cn";
import { topicName } from "@/lib/i18n/topics";
import { PageHeading } from "@/ui/page";
import type { PanelSlot } from "../panels/slot-types";
import { RoomClock } from "../timer/room-clock";
import { TimeAnnouncer } from "../timer/time-announcer";
import { NotRecorded } from "./not-recorded";

const OPEN =
  "grid-rows-[auto_minmax(7rem,32dvh)_minmax(0,1fr)_auto] beside:grid-rows-[auto_minmax(0,1fr)_auto]";
const NARROW =
  "beside:grid-cols-[minmax(0,1fr)_minmax(0,22rem)] xl:grid-cols-[minmax(0,1fr)_24rem]";
const WIDE =
  "beside:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]";
const DARK = "always-dark bg-paper text-ink";

function Header({ view, status, isOurs }: { view: View; status: ReactNode; isOurs: boolean }) {
  const { t } = useTranslation();
  const { session, other } = view;
  return (
    <header
      className={cn(
        DARK,
        "flex items-center gap-4 px-3 pt-[max(0.5rem,env(safe-area-inset-top))] pb-2 sm:px-4 flat:py-1",
      )}
    >
      <div className="min-w-0 flex-1">
        <PageHeading className="truncate text-base font-bold sm:text-lg">
          {topicName(session.skill.name)}
        </PageHeading>
        <div className="flex min-w-0 items-center gap-3 text-sm text-ink-soft flat:hidden">
          <bdi className="truncate" title={other.name}>
            {t("room.with", { name: other.name })}
          </bdi>
          {isOurs && <NotRecorded isShort className="shrink-0 max-sm:hidden" />}
        </div>
      </div>
      {status}
      <RoomClock view={view} />
    </header>
  );
}

/** The room around whatever carries the call: header, picture, what is beside it, and buttons under it. */
export function RoomFrame({
  view,
  status,
  about,
  slot,
  panels,
  controls,
  children,
}: {
  view: View;
  /** The quality of the connection. */
  status?: ReactNode;
  /** What is said in place of “not recorded”, where the call is not ours. */
  about?: string;
  /** The panel that is open. */
  slot: PanelSlot | null;
  panels: ReactNode;
  controls: ReactNode;
  children: ReactNode;
}) {
  return (
    <div
      className={cn(
        "grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)]",
        slot ? cn(OPEN, slot.isWide ? WIDE : NARROW) : "grid-rows-[auto_minmax(0,1fr)_auto]",
      )}
    >
      <div className={cn(DARK, "min-w-0")}>
        <Header view={view} status={status} isOurs={!about} />
        <TimeAnnouncer view={view} />
        <MoreTime view={view} className="mx-3 mb-2 max-h-[40dvh] overflow-y-auto sm:mx-4" />
      </div>
      <div className={cn(DARK, "flex min-h-0 min-w-0 px-2 sm:px-3")}>{children}</div>
      {slot && (
        <div className="flex min-h-0 min-w-0 flex-col beside:col-start-2 beside:row-span-3 beside:row-start-1">
          {panels}
        </div>
      )}
      <div
        className={cn(
          DARK,
          "@container grid justify-items-center gap-1 px-2 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] flat:pt-1.5 flat:pb-[max(0.375rem,env(safe-area-inset-bottom))]",
        )}
      >
        {controls}
        {about ? (
          <p className="text-center text-xs text-ink-soft">{about}</p>
        ) : (
          <NotRecorded className="text-xs sm:hidden" />
        )}
      </div>
    </div>
  );
}
