import { ScreenShare, Volume2 } from "lucide-react";
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "@/entities/session/view";
import { Button } from "@/ui/button";
import type { Call } from "../call/call-types";
import { useChoices } from "../media/choices";
import { useSound } from "../media/speaker";
import { arrange } from "./arrange";
import { Captions } from "./captions";
import { SmallTiles } from "./small-tiles";
import { CallMessage, Reconnecting } from "./states";
import { Tile } from "./tile";

/** A line over the top of the picture. */
function Strip({ children }: { children: React.ReactNode }) {
  return (
    <div className="absolute inset-x-3 top-3 z-10 flex justify-center">
      <div className="flex max-w-full flex-wrap items-center justify-center gap-x-4 gap-y-2 rounded-card bg-[rgb(20_19_16/0.82)] px-4 py-2 text-sm font-semibold text-[#f3eddf]">
        {children}
      </div>
    </div>
  );
}

/** What is said over the picture: that I share, that the cameras pause, that a press is wanted for the sound. */
function Strips({
  call,
  name,
  sound,
}: {
  call: Call;
  name: string;
  sound: { isBlocked: boolean; unblock: () => void };
}) {
  const { t } = useTranslation();
  if (sound.isBlocked)
    return (
      <Strip>
        <Button size="sm" onClick={sound.unblock}>
          <Volume2 aria-hidden="true" />
          {t("room.stage.hear", { name })}
        </Button>
      </Strip>
    );
  if (call.local.isSharing)
    return (
      <Strip>
        <span className="flex items-center gap-2">
          <ScreenShare aria-hidden="true" className="size-5 shrink-0" />
          <span className="line-clamp-2 max-w-md">{t("room.stage.sharing", { name })}</span>
        </span>
        <Button size="sm" onClick={call.stopSharing}>
          {t("room.controls.stopSharing")}
        </Button>
      </Strip>
    );
  return call.isAudioOnly ? <Strip>{t("room.stage.audioOnly")}</Strip> : null;
}

const IN_CALL: Call["state"][] = ["connected", "reconnecting"];
const HAS_ME: Call["state"][] = [...IN_CALL, "waiting", "connecting"];

/** The pictures of the call: the other one or their screen big, the rest small. */
export function Stage({
  call,
  view,
  isSwapped,
  onSwap,
  myWords,
  mainVideo,
  onEnd,
}: {
  call: Call;
  view: View;
  isSwapped: boolean;
  onSwap: () => void;
  /** What I say, while my captions are on. */
  myWords: string | null;
  mainVideo: Ref<HTMLVideoElement>;
  onEnd: (() => void) | null;
}) {
  const { t } = useTranslation();
  const { speakerId } = useChoices();
  const sound = useSound(call.remote.stream, speakerId);
  const isTogether = IN_CALL.includes(call.state);
  const { main, small } = arrange({
    hasTheirScreen: call.remote.screen !== null,
    isSwapped: isSwapped && isTogether,
  });
  return (
    <section
      aria-label={t("room.stage.label")}
      className="relative flex min-h-0 min-w-0 flex-1 overflow-hidden rounded-card bg-surface [container:stage/size]"
    >
      {isTogether ? (
        <Tile
          key={main}
          shown={main}
          call={call}
          view={view}
          isSmall={false}
          videoRef={mainVideo}
        />
      ) : (
        <CallMessage call={call} view={view} onEnd={onEnd} />
      )}
      {HAS_ME.includes(call.state) && (
        <SmallTiles shown={isTogether ? small : ["me"]} isBesideWords={!isTogether} onSwap={onSwap}>
          {(one) => <Tile shown={one} call={call} view={view} isSmall />}
        </SmallTiles>
      )}
      <Captions name={view.other.name} theirs={call.remote.caption} mine={myWords} />
      <Strips call={call} name={view.other.name} sound={sound} />
      {call.state === "reconnecting" && <Reconnecting />}
    </section>
  );
}
