import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/dialog";
import type { Call } from "../call/call-types";
import { choose } from "../media/choices";
import { DeviceFields, usedId } from "../media/device-fields";
import { LevelMeter } from "../media/level-meter";
import { useDevices } from "../media/use-devices";

/** Another microphone, camera or loudspeaker in the middle of the call. */
export function DevicesDialog({ call, onDone }: { call: Call; onDone: () => void }) {
  const { t } = useTranslation();
  const { stream, isMuted, isCameraOff } = call.local;
  const devices = useDevices(`${isMuted}${isCameraOff}`);
  return (
    <Dialog open onOpenChange={onDone} title={t("room.device.title")}>
      <DeviceFields
        devices={devices}
        used={{ audio: usedId(stream, "audio"), video: usedId(stream, "video") }}
        onPick={(device, id) => {
          if (!id) return;
          choose(device === "audio" ? { audioId: id } : { videoId: id });
          void call.replaceDevice(device, id);
        }}
      >
        <LevelMeter stream={stream} isOn={!isMuted} />
      </DeviceFields>
    </Dialog>
  );
}
