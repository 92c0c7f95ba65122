import { Loader, MonitorSmartphone, PhoneOff, WifiOff } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/entities/person/avatar";
import { MeetingLink } from "@/entities/session/meeting-link/meeting-link";
import type { View } from "@/entities/session/view";
import { usePresence } from "@/lib/realtime/presence";
import { useNow } from "@/lib/time/now";
import { whenIn } from "@/lib/time/zones";
import { Button, ButtonLink } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import type { Call } from "../call/call-types";

const LONG_MS = 15_000;

function Message({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode;
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className="grid flex-1 place-items-center overflow-y-auto p-6 low:p-4">
      <div className="grid max-w-md justify-items-center gap-4 text-center low:gap-2">
        <div className="low:hidden">{icon}</div>
        <h2 className="line-clamp-4 text-2xl font-bold low:text-lg">{title}</h2>
        {text && <p className="line-clamp-6 text-ink-soft low:text-sm">{text}</p>}
        <div className="flex flex-wrap justify-center gap-2 empty:hidden">{children}</div>
      </div>
    </div>
  );
}

const ICON = "size-12 text-ink-faint";

/** I am in, they are not: what happens next, and what one may do if it does not. */
function Waiting({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, other, me } = view;
  const { isOnline } = usePresence(other.id);
  const now = useNow(5_000);
  const isLate = now > Date.parse(session.scheduledTime);
  return (
    <Message
      icon={
        <Avatar
          name={other.name}
          url={other.avatarUrl}
          online={isOnline}
          className="size-24 sm:size-32"
        />
      }
      title={t("room.stage.waitingTitle", { name: other.name })}
      text={
        isLate
          ? t("room.stage.noShowFrom", {
              name: other.name,
              moment: whenIn(session.noShowFrom, me.timezone),
            })
          : t("room.stage.waiting")
      }
    >
      <MeetingLink session={session} />
    </Message>
  );
}

function Busy({ view, text }: { view: View; text: string }) {
  return (
    <Message
      icon={
        <Avatar
          name={view.other.name}
          url={view.other.avatarUrl}
          className="size-24 opacity-70 sm:size-32"
        />
      }
      title={text}
      text=""
    >
      <Spinner />
    </Message>
  );
}

/** Why the call did not begin, or ended by itself. */
function Failed({ call, view }: { call: Call; view: View }) {
  const { t } = useTranslation();
  const isGone = call.error?.code === "not_found";
  return (
    <Message
      icon={<WifiOff aria-hidden="true" className={ICON} />}
      title={t(isGone ? "room.stage.goneTitle" : "room.stage.failedTitle")}
      text={isGone ? t("room.stage.gone") : t("room.stage.failed", { name: view.other.name })}
    >
      {!isGone && <Button onClick={() => void call.callAgain()}>{t("room.stage.tryAgain")}</Button>}
      <ButtonLink to={`/sessions/${view.session.id}`} variant={isGone ? "primary" : "secondary"}>
        {t("room.stage.back")}
      </ButtonLink>
      <MeetingLink session={view.session} />
    </Message>
  );
}

/** What stands in the middle while the two do not see each other; null when they do. */
export function CallMessage({
  call,
  view,
  onEnd,
}: {
  call: Call;
  view: View;
  onEnd: (() => void) | null;
}) {
  const { t } = useTranslation();
  const { name } = view.other;
  switch (call.state) {
    case "idle":
    case "joining":
      return <Busy view={view} text={t("room.stage.joining")} />;
    case "waiting":
      return <Waiting view={view} />;
    case "connecting":
      return <Busy view={view} text={t("room.stage.connecting", { name })} />;
    case "elsewhere":
      return (
        <Message
          icon={<MonitorSmartphone aria-hidden="true" className={ICON} />}
          title={t("room.stage.elsewhereTitle")}
          text={t("room.stage.elsewhere")}
        >
          <Button onClick={() => void call.takeBack()}>{t("room.stage.takeBack")}</Button>
        </Message>
      );
    case "left":
      return (
        <Message
          icon={<PhoneOff aria-hidden="true" className={ICON} />}
          title={t("room.stage.leftTitle")}
          text={t("room.stage.left", { name })}
        >
          <Button onClick={() => void call.callAgain()}>{t("room.stage.again")}</Button>
          {onEnd && (
            <Button variant="secondary" onClick={onEnd}>
              {t("room.controls.end")}
            </Button>
          )}
          <ButtonLink to={`/sessions/${view.session.id}`} variant="secondary">
            {t("room.stage.back")}
          </ButtonLink>
        </Message>
      );
    case "failed":
      return <Failed call={call} view={view} />;
    default:
      return null;
  }
}

/** Over the picture while the connection is interrupted; after a while it says what one can do. */
export function Reconnecting() {
  const { t } = useTranslation();
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="absolute inset-0 z-10 grid place-items-center bg-[rgb(20_19_16/0.6)] p-6">
      <p className="flex max-w-md items-center gap-3 rounded-card bg-surface px-5 py-4 font-semibold shadow-high">
        <Loader aria-hidden="true" className="size-5 shrink-0 animate-spin" />
        {t(isLong ? "room.stage.reconnectingLong" : "room.stage.reconnecting")}
      </p>
    </div>
  );
}
