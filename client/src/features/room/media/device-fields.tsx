import { Volume2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { SelectField } from "@/ui/field";
import { choose, useChoices } from "./choices";
import type { Device } from "./open";
import { canChooseSpeaker, playTone } from "./speaker";
import type { Devices } from "./use-devices";

/** The choice of one device. Without names there is nothing to choose from yet. */
function DeviceField({
  label,
  devices,
  value,
  onPick,
}: {
  label: string;
  devices: MediaDeviceInfo[];
  value: string | null;
  onPick: (deviceId: string) => void;
}) {
  const { t } = useTranslation();
  const isKnown = devices.some(({ deviceId }) => deviceId === value);
  return (
    <SelectField
      label={label}
      value={isKnown ? (value ?? "") : ""}
      disabled={devices.length === 0}
      onChange={(event) => onPick(event.target.value)}
      className="truncate"
    >
      {!isKnown && <option value="">{t("room.device.usual")}</option>}
      {devices.map((device, at) => (
        <option key={device.deviceId} value={device.deviceId}>
          {device.label || t("room.device.unnamed", { kind: label, number: at + 1 })}
        </option>
      ))}
    </SelectField>
  );
}

/** The loudspeaker, where the browser lets one choose, and a tone that tells whether it is heard. */
function Speaker({ devices }: { devices: MediaDeviceInfo[] }) {
  const { t } = useTranslation();
  const { speakerId } = useChoices();
  const [tone, setTone] = useState<"idle" | "playing" | "failed">("idle");

  async function play() {
    setTone("playing");
    try {
      await playTone(speakerId);
      setTone("idle");
    } catch {
      setTone("failed");
    }
  }

  return (
    <div className="grid content-start gap-2">
      {canChooseSpeaker ? (
        <DeviceField
          label={t("room.device.speaker")}
          devices={devices}
          value={speakerId}
          onPick={(id) => choose({ speakerId: id || null })}
        />
      ) : (
        <p className="grid gap-1.5 text-sm">
          <span className="font-semibold">{t("room.device.speaker")}</span>
          <span className="text-ink-faint">{t("room.device.onlyUsual")}</span>
        </p>
      )}
      <Button
        variant="secondary"
        size="sm"
        className="justify-self-start"
        disabled={tone === "playing"}
        onClick={() => void play()}
      >
        <Volume2 aria-hidden="true" />
        {t(tone === "playing" ? "room.device.tonePlaying" : "room.device.tone")}
      </Button>
      {tone === "failed" && (
        <p role="alert" className="text-sm text-danger">
          {t("room.device.toneFailed")}
        </p>
      )}
    </div>
  );
}

/** Microphone, camera and loudspeaker. `used`: the ids of those that are open. */
export function DeviceFields({
  devices,
  used,
  onPick,
  children,
}: {
  devices: Devices;
  used: Record<Device, string | null>;
  onPick: (device: Device, deviceId: string) => void;
  /** Stands under the microphone: its level. */
  children?: React.ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,13rem),1fr))] gap-5">
      <div className="grid content-start gap-2">
        <DeviceField
          label={t("room.device.audio")}
          devices={devices.audioinput}
          value={used.audio}
          onPick={(id) => onPick("audio", id)}
        />
        {children}
      </div>
      <DeviceField
        label={t("room.device.video")}
        devices={devices.videoinput}
        value={used.video}
        onPick={(id) => onPick("video", id)}
      />
      <Speaker devices={devices.audiooutput} />
    </div>
  );
}

/** The id of the open device of a kind. */
export function usedId(stream: MediaStream | null, device: Device): string | null {
  const track = stream?.getTracks().find(({ kind }) => kind === device);
  return track?.getSettings().deviceId ?? null;
}
