import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { MeetingLink } from "@/entities/session/meeting-link/meeting-link";
import type { View } from "@/entities/session/view";
import { topicName } from "@/lib/i18n/topics";
import { useStore } from "@/lib/store";
import { Button } from "@/ui/button";
import { PageHeading } from "@/ui/page";
import { useShortcuts } from "../controls/shortcuts";
import { BackLink } from "../frame/back-link";
import { NotRecorded } from "../frame/not-recorded";
import { useBlur } from "../media/blur";
import { choose, chosen, useChoices } from "../media/choices";
import { DeviceFields, usedId } from "../media/device-fields";
import { LevelMeter } from "../media/level-meter";
import { type Device, isGranted, type Trouble } from "../media/open";
import { type DeviceState, Preview } from "../media/preview";
import { TroubleNotice } from "../media/trouble-notice";
import { useDevices } from "../media/use-devices";
import { PreviewTile } from "./preview-tile";
import { WhoIsThere } from "./who-is-there";

const TROUBLES: DeviceState[] = ["denied", "missing", "busy", "unplugged", "unsupported"];
const isTrouble = (state: DeviceState): state is Trouble => TROUBLES.includes(state);

/** Opens at once what the browser gives without a question and was on the last time. */
async function openGranted(preview: Preview): Promise<void> {
  const wanted: Device[] = [];
  if (await isGranted("audio")) wanted.push("audio");
  if (chosen().isCameraOn && (await isGranted("video"))) wanted.push("video");
  if (wanted.length > 0) await preview.open(wanted);
}

function usePreview() {
  const [preview] = useState(() => new Preview());
  useEffect(() => {
    preview.reopen();
    void openGranted(preview);
    return () => preview.close();
  }, [preview]);
  return { preview, ...useStore(preview.state) };
}

/** Before the call: how one is seen and heard, with which devices, and who is there already. */
export function Lobby({
  view,
  onJoin,
  isJoining,
}: {
  view: View;
  onJoin: (stream: MediaStream | null) => void;
  isJoining: boolean;
}) {
  const { t } = useTranslation();
  const { session, other } = view;
  const { preview, stream, audio, video } = usePreview();
  const { isBlurred, hasKeys } = useChoices();
  const devices = useDevices(`${audio}${video}`);
  const camera = stream?.getVideoTracks()[0];
  const { isOffered: canBlur } = useBlur(camera, isBlurred);
  const isAsking = audio === "asking" || video === "asking";
  useShortcuts(hasKeys && !isAsking && audio !== "unasked", (act) => {
    if (act === "mic") void preview.turn("audio", audio !== "on");
    if (act === "camera") void preview.turn("video", video !== "on");
  });
  const hasSound = audio === "on" || audio === "off";
  const join = hasSound || video === "on" ? "join" : "listen";
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid w-full max-w-6xl gap-6 px-4 pt-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:px-8 sm:py-8">
        <div className="grid gap-1">
          <BackLink sessionId={session.id} />
          <PageHeading className="text-2xl sm:text-3xl">
            {t("room.lobby.title", { skill: topicName(session.skill.name) })}
          </PageHeading>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,8fr)_minmax(0,5fr)]">
          <PreviewTile
            view={view}
            stream={stream}
            audio={audio}
            video={video}
            blur={
              canBlur ? { isOn: isBlurred, toggle: () => choose({ isBlurred: !isBlurred }) } : null
            }
            onAsk={(wanted) => void preview.open(wanted)}
            onTurn={(device, isOn) => void preview.turn(device, isOn)}
          />
          <div className="grid gap-5">
            <WhoIsThere view={view} />
            <MeetingLink session={session} />
            {(["audio", "video"] as const).map((device) => {
              const state = device === "audio" ? audio : video;
              return (
                isTrouble(state) && (
                  <TroubleNotice
                    key={device}
                    device={device}
                    trouble={state}
                    onAgain={() => void preview.open([device])}
                  />
                )
              );
            })}
            <div className="grid gap-3">
              <Button
                busy={isJoining}
                variant={audio === "unasked" ? "secondary" : "primary"}
                disabled={isAsking}
                className="h-13 text-lg"
                onClick={() => onJoin(preview.handOver())}
              >
                {t(isJoining ? "room.lobby.joining" : `room.lobby.${join}`)}
              </Button>
              <NotRecorded />
            </div>
          </div>
        </div>
        <section
          aria-label={t("room.device.title")}
          className="grid gap-4 border-t border-line pt-5"
        >
          <DeviceFields
            devices={devices}
            used={{ audio: usedId(stream, "audio"), video: usedId(stream, "video") }}
            onPick={(device, id) => void preview.pick(device, id)}
          >
            {hasSound && <LevelMeter stream={stream} isOn={audio === "on"} />}
          </DeviceFields>
        </section>
        <p className="sr-only" role="status">
          {isAsking ? t("room.lobby.asking", { name: other.name }) : ""}
        </p>
      </div>
    </div>
  );
}
