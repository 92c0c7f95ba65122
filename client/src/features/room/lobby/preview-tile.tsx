import { Mic, MicOff, Sparkles, Video as VideoIcon, VideoOff } from "lucide-react";
import { Tooltip } from "radix-ui";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/entities/person/avatar";
import type { View } from "@/entities/session/view";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import { RoundButton } from "../controls/round-button";
import { KEYS } from "../controls/shortcuts";
import type { Device } from "../media/open";
import type { DeviceState } from "../media/preview";
import { Video } from "../media/video";

interface Props {
  view: View;
  stream: MediaStream | null;
  audio: DeviceState;
  video: DeviceState;
  /** null where the browser cannot. */
  blur: { isOn: boolean; toggle: () => void } | null;
  onAsk: (devices: Device[]) => void;
  onTurn: (device: Device, isOn: boolean) => void;
}

/** The question comes after a press, and after a word about why. */
function Ask({ view, onAsk }: Pick<Props, "view" | "onAsk">) {
  const { t } = useTranslation();
  return (
    <div className="grid justify-items-center gap-4">
      <p className="max-w-sm text-ink-soft">{t("room.lobby.askText", { name: view.other.name })}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button onClick={() => onAsk(["audio", "video"])}>{t("room.lobby.ask")}</Button>
        <Button variant="secondary" onClick={() => onAsk(["audio"])}>
          {t("room.lobby.askAudio")}
        </Button>
      </div>
    </div>
  );
}

function Toggles({ audio, video, blur, onTurn }: Props) {
  const { t } = useTranslation();
  const hears = audio === "on";
  const sees = video === "on";
  return (
    <Tooltip.Provider delayDuration={300}>
      <div className="absolute inset-x-0 bottom-4 flex justify-center gap-3">
        <RoundButton
          label={t(hears ? "room.controls.mute" : "room.controls.unmute")}
          shortcut={KEYS.mic}
          look={hears ? "plain" : "off"}
          onClick={() => onTurn("audio", !hears)}
        >
          {hears ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
        </RoundButton>
        <RoundButton
          label={t(sees ? "room.controls.cameraOff" : "room.controls.cameraOn")}
          shortcut={KEYS.camera}
          look={sees ? "plain" : "off"}
          onClick={() => onTurn("video", !sees)}
        >
          {sees ? <VideoIcon aria-hidden="true" /> : <VideoOff aria-hidden="true" />}
        </RoundButton>
        {blur && sees && (
          <RoundButton
            label={t(blur.isOn ? "room.controls.unblur" : "room.controls.blur")}
            look={blur.isOn ? "on" : "plain"}
            onClick={blur.toggle}
          >
            <Sparkles aria-hidden="true" />
          </RoundButton>
        )}
      </div>
    </Tooltip.Provider>
  );
}

/** How the other one will see me, with the two buttons that matter. Dark, as the room is. */
export function PreviewTile(props: Props) {
  const { t } = useTranslation();
  const { view, stream, audio, video } = props;
  const isUnasked = audio === "unasked" && video === "unasked";
  const isAsking = audio === "asking" || video === "asking";
  const hasVideo = video === "on" && stream !== null;
  return (
    <div
      className={cn(
        "always-dark relative grid w-full place-items-center overflow-hidden rounded-card bg-sunken px-6 text-center text-ink sm:aspect-video",
        isUnasked ? "py-7" : "aspect-4/3 pt-6 pb-20",
      )}
    >
      <div className="grid justify-items-center gap-5">
        <Avatar name={view.me.name} url={view.me.avatarUrl} className="size-20 sm:size-28" />
        {isUnasked && <Ask {...props} />}
        {isAsking && (
          <p className="flex max-w-sm items-center gap-3 text-ink-soft">
            <Spinner />
            {t("room.lobby.asking")}
          </p>
        )}
        {!isUnasked && !isAsking && !hasVideo && (
          <p className="text-ink-soft">
            {t(video === "missing" ? "room.lobby.noCamera" : "room.lobby.cameraOff")}
          </p>
        )}
      </div>
      {hasVideo && (
        <Video
          stream={stream}
          isMirrored
          label={t("room.lobby.preview", { name: view.other.name })}
        />
      )}
      {!isUnasked && !isAsking && <Toggles {...props} />}
    </div>
  );
}
