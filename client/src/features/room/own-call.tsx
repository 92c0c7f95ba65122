import { type ReactNode, useEffect, useState } from "react";
import { EndDialog } from "@/entities/session/end-dialog";
import { can, type View } from "@/entities/session/view";
import { useInCall } from "@/lib/unsaved";
import { loadDialog } from "@/ui/dialog";
import type { Call, CallError } from "./call/call-types";
import { remembered } from "./call/remembered";
import { useCall } from "./call/use-call";
import { CaptionDialog } from "./controls/caption-dialog";
import { ControlBar } from "./controls/control-bar";
import { DevicesDialog } from "./controls/devices-dialog";
import { HelpDialog } from "./controls/help-dialog";
import { type Controls, useControls } from "./controls/use-controls";
import { useWakeLock } from "./controls/use-wake-lock";
import { QualityLine } from "./frame/quality";
import { RoomFrame } from "./frame/room-frame";
import { Lobby } from "./lobby/lobby";
import { TroubleNotice } from "./media/trouble-notice";
import { usePanels } from "./panels/use-panels";
import { CallAnnouncer } from "./stage/announcer";
import { Stage } from "./stage/stage";

const IN: Call["state"][] = ["joining", "waiting", "connecting", "connected", "reconnecting"];

/** What went wrong with a device in the middle of the call, until it is read. */
function DeviceTrouble({ call }: { call: Call }) {
  const [read, setRead] = useState<CallError | null>(null);
  const { error } = call;
  if (!error?.device || error === read || !IN.includes(call.state)) return null;
  const { device, kind } = error;

  function tryAgain() {
    setRead(error);
    if (device === "audio") call.setMuted(false);
    else void call.setCameraOff(false);
  }

  return (
    <div className="absolute inset-x-3 top-3 z-20 mx-auto max-w-xl">
      <TroubleNotice
        device={device}
        trouble={kind}
        {...(device === "screen" ? {} : { onAgain: tryAgain })}
        onClose={() => setRead(error)}
      />
    </div>
  );
}

function Dialogs({ controls }: { controls: Controls }) {
  const { call, view, dialog, setDialog, captions } = controls;
  const done = () => setDialog(null);
  switch (dialog) {
    case "help":
      return <HelpDialog onDone={done} />;
    case "devices":
      return <DevicesDialog call={call} onDone={done} />;
    case "end":
      return <EndDialog view={view} onDone={done} />;
    case "captions":
      return (
        <CaptionDialog
          name={view.other.name}
          onStart={(language) => {
            captions.start(language);
            done();
          }}
          onDone={done}
        />
      );
    default:
      return null;
  }
}

function Room({ call, view, chat }: { call: Call; view: View; chat: ReactNode }) {
  const { session, other } = view;
  const controls = useControls(call, view);
  const { panel, setPanel } = controls;
  const { unread, slot, panels } = usePanels({ view, chat, panel, setPanel });
  const isIn = IN.includes(call.state);
  useWakeLock(isIn);
  useInCall(isIn);
  return (
    <RoomFrame
      view={view}
      status={isIn && call.quality && <QualityLine quality={call.quality} />}
      slot={slot}
      panels={panels}
      controls={
        <ControlBar
          controls={controls}
          unread={unread}
          isIn={isIn}
          className="flex flex-wrap items-center justify-center gap-2 sm:gap-2.5"
        />
      }
    >
      <div className="relative flex min-h-0 min-w-0 flex-1">
        <Stage
          call={call}
          view={view}
          isSwapped={controls.isSwapped}
          onSwap={controls.acts.swap}
          myWords={controls.captions.words}
          mainVideo={controls.mainVideo}
          onEnd={can(session, "end") ? () => controls.setDialog("end") : null}
        />
        <DeviceTrouble call={call} />
      </div>
      <CallAnnouncer call={call} name={other.name} />
      <Dialogs controls={controls} />
    </RoomFrame>
  );
}

/** Our own call: first the lobby, then the room. After a reload the room again, without a click. */
export function OwnCall({ view, chat }: { view: View; chat: ReactNode }) {
  const { session, me } = view;
  const call = useCall({ session, me });
  const [wasIn] = useState(() => remembered(session.id)?.isIn === true);
  useEffect(() => void loadDialog().catch(() => undefined), []); // leaving asks, with a network or without
  if (call.state === "idle" && !wasIn)
    return <Lobby view={view} isJoining={false} onJoin={(stream) => void call.join({ stream })} />;
  return <Room call={call} view={view} chat={chat} />;
}
