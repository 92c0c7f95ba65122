import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import type { View } from "@/entities/session/view";
import type { Call } from "../call/call-types";
import { useBlur } from "../media/blur";
import { choose, useChoices } from "../media/choices";
import type { PanelId } from "../panels/slot-types";
import { SLOTS } from "../panels/slots";
import { type Act, useShortcuts } from "./shortcuts";
import { canCaption, useCaptions } from "./use-captions";
import { useFullScreen } from "./use-full-screen";
import { usePicture } from "./use-picture";

export type OpenDialog = "help" | "devices" | "captions" | "end" | null;

export const canShare = () => navigator.mediaDevices?.getDisplayMedia !== undefined;

/** Everything that can be done in the call by a button, a menu or a key, and what of it is on. */
export function useControls(call: Call, view: View) {
  const { t } = useTranslation();
  const { isBlurred, hasKeys } = useChoices();
  const [panel, setPanel] = useState<PanelId | null>(null);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [isSwapped, setIsSwapped] = useState(false);
  const [language, setLanguage] = useState<string | null>(null);
  const [myWords, setMyWords] = useState<string | null>(null);
  const mainVideo = useRef<HTMLVideoElement>(null);
  const { local } = call;

  const blur = useBlur(local.stream?.getVideoTracks()[0], isBlurred);
  const fullScreen = useFullScreen();
  const picture = usePicture(() => mainVideo.current);
  const captions = useCaptions(local.isMuted ? null : language, (words) => {
    setMyWords(words);
    call.sendCaption(words);
  });
  useEffect(() => {
    if (!captions.failed) return;
    setLanguage(null);
    toast.error(t("room.captions.failed"));
  }, [captions.failed, t]);
  const hasCaptions = language !== null && !captions.failed;

  const acts: Record<Act, () => void> = {
    mic: () => {
      choose({ isMicOn: local.isMuted });
      call.setMuted(!local.isMuted);
    },
    camera: () => {
      choose({ isCameraOn: local.isCameraOff });
      void call.setCameraOff(!local.isCameraOff);
    },
    share: () => (local.isSharing ? call.stopSharing() : void call.share()),
    chat: () => toggle("chat"),
    notes: () => toggle("notes"),
    board: () => toggle("board"),
    text: () => toggle("text"),
    swap: () => setIsSwapped(!isSwapped),
    captions: () => {
      if (!canCaption()) return;
      if (hasCaptions) stopCaptions();
      else setDialog("captions");
    },
    picture: () =>
      void picture.toggle().then(
        (isShown) => !isShown && toast(t("room.controls.pictureNone")),
        () => toast(t("room.controls.pictureNone")),
      ),
    fullScreen: fullScreen.toggle,
    help: () => setDialog("help"),
  };

  function toggle(id: PanelId) {
    if (SLOTS.some((slot) => slot.id === id)) setPanel(panel === id ? null : id);
  }

  function stopCaptions() {
    setLanguage(null);
    setMyWords(null);
    call.sendCaption("");
  }

  useShortcuts(hasKeys, (act) => acts[act]());
  return {
    view,
    call,
    acts,
    panel,
    setPanel,
    dialog,
    setDialog,
    isSwapped,
    mainVideo,
    blur: { ...blur, isOn: isBlurred, toggle: () => choose({ isBlurred: !isBlurred }) },
    fullScreen,
    picture,
    captions: {
      isOffered: canCaption(),
      isOn: hasCaptions,
      words: hasCaptions ? myWords : null,
      start: setLanguage,
      stop: stopCaptions,
    },
  };
}

export type Controls = ReturnType<typeof useControls>;
