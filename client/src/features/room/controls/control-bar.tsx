import {
  Flag,
  MessageSquareText,
  Mic,
  MicOff,
  PhoneOff,
  ScreenShare,
  ScreenShareOff,
  Video,
  VideoOff,
} from "lucide-react";
import { Tooltip } from "radix-ui";
import { useTranslation } from "react-i18next";
import { can } from "@/entities/session/view";
import { Button } from "@/ui/button";
import { SLOTS } from "../panels/slots";
import { OPENS_PANELS } from "../panels/use-panels";
import { MoreMenu } from "./more-menu";
import { RoundButton } from "./round-button";
import { KEYS } from "./shortcuts";
import { type Controls, canShare } from "./use-controls";

function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden="true"
      className="absolute -top-0.5 -end-0.5 min-w-5 rounded-full bg-second px-1 text-center text-xs leading-5 font-bold text-[#24211b]"
    >
      {count}
    </span>
  );
}

function DeviceButtons({ controls: { call, acts } }: { controls: Controls }) {
  const { t } = useTranslation();
  const { isMuted, isCameraOff, isSharing } = call.local;
  return (
    <>
      <RoundButton
        label={t(isMuted ? "room.controls.unmute" : "room.controls.mute")}
        shortcut={KEYS.mic}
        look={isMuted ? "off" : "plain"}
        onClick={acts.mic}
      >
        {isMuted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
      </RoundButton>
      <RoundButton
        label={t(isCameraOff ? "room.controls.cameraOn" : "room.controls.cameraOff")}
        shortcut={KEYS.camera}
        look={isCameraOff ? "off" : "plain"}
        onClick={acts.camera}
      >
        {isCameraOff ? <VideoOff aria-hidden="true" /> : <Video aria-hidden="true" />}
      </RoundButton>
      {canShare() && (
        <RoundButton
          label={t(isSharing ? "room.controls.stopSharing" : "room.controls.share")}
          shortcut={KEYS.share}
          look={isSharing ? "on" : "plain"}
          onClick={acts.share}
        >
          {isSharing ? <ScreenShareOff aria-hidden="true" /> : <ScreenShare aria-hidden="true" />}
        </RoundButton>
      )}
    </>
  );
}

/** One button a panel where the bar has room for them, one for all of them where it has not. */
function PanelButtons({ controls, unread }: { controls: Controls; unread: number }) {
  const { t } = useTranslation();
  const { acts, panel, setPanel } = controls;
  return (
    <>
      {SLOTS.map(({ id, icon: Icon }) => (
        <RoundButton
          key={id}
          label={
            id === "chat" && unread > 0
              ? t("room.panel.chatUnread", { count: unread })
              : t(`room.panel.${id}`)
          }
          shortcut={KEYS[id]}
          aria-expanded={panel === id}
          {...OPENS_PANELS}
          look={panel === id ? "on" : "plain"}
          className="@max-3xl:hidden"
          badge={id === "chat" && <Unread count={unread} />}
          onClick={acts[id]}
        >
          <Icon aria-hidden="true" />
        </RoundButton>
      ))}
      <RoundButton
        label={t("room.controls.panels")}
        aria-expanded={panel !== null}
        {...OPENS_PANELS}
        look={panel ? "on" : "plain"}
        className="@3xl:hidden"
        badge={<Unread count={unread} />}
        onClick={() => setPanel(panel ? null : "chat")}
      >
        <MessageSquareText aria-hidden="true" />
      </RoundButton>
    </>
  );
}

/** The buttons of the call. Those of the devices are there only while one is in it. */
export function ControlBar({
  controls,
  unread,
  isIn,
  className,
}: {
  controls: Controls;
  unread: number;
  isIn: boolean;
  className?: string;
}) {
  const { t } = useTranslation();
  const { view, call, setDialog } = controls;
  return (
    <Tooltip.Provider delayDuration={300}>
      <div role="toolbar" aria-label={t("room.controls.label")} className={className}>
        {isIn && (
          <>
            <DeviceButtons controls={controls} />
            <MoreMenu controls={controls} />
            <RoundButton
              label={t("room.controls.leave")}
              look="leave"
              className="w-16 flat:w-14"
              onClick={() => void call.leave()}
            >
              <PhoneOff aria-hidden="true" />
            </RoundButton>
            <span aria-hidden="true" className="mx-1 h-8 w-px bg-line @max-3xl:hidden" />
          </>
        )}
        <PanelButtons controls={controls} unread={unread} />
        {can(view.session, "end") && (
          <Button
            variant="secondary"
            className="ms-1 rounded-full @max-3xl:hidden"
            onClick={() => setDialog("end")}
          >
            <Flag aria-hidden="true" />
            {t("room.controls.end")}
          </Button>
        )}
      </div>
    </Tooltip.Provider>
  );
}
