import {
  ArrowLeftRight,
  Captions,
  CaptionsOff,
  Ellipsis,
  Flag,
  Keyboard,
  type LucideIcon,
  Maximize,
  Minimize,
  PictureInPicture2,
  Settings2,
  Sparkles,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { can } from "@/entities/session/view";
import { Menu, MenuItem } from "@/ui/menu";
import { RoundButton } from "./round-button";
import { type Act, KEYS } from "./shortcuts";
import type { Controls } from "./use-controls";

function Item({
  icon: Icon,
  label,
  act,
  onPick,
}: {
  icon: LucideIcon;
  label: string;
  act?: Act;
  onPick: () => void;
}) {
  return (
    <MenuItem onSelect={onPick}>
      <Icon aria-hidden="true" />
      <span className="flex-1">{label}</span>
      {act && (
        <kbd className="ps-4 font-sans text-xs text-ink-faint uppercase pointer-coarse:hidden">
          {KEYS[act]}
        </kbd>
      )}
    </MenuItem>
  );
}

/** What is used once in a call: devices, blur, captions, windows and keys. */
export function MoreMenu({ controls }: { controls: Controls }) {
  const { t } = useTranslation();
  const { acts, blur, captions, picture, fullScreen, setDialog, view, call } = controls;
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <RoundButton label={t("room.controls.more")}>
          <Ellipsis aria-hidden="true" />
        </RoundButton>
      }
    >
      <Item icon={Settings2} label={t("room.device.devices")} onPick={() => setDialog("devices")} />
      {blur.isOffered && !call.local.isCameraOff && (
        <Item
          icon={Sparkles}
          label={t(blur.isOn ? "room.controls.unblur" : "room.controls.blur")}
          onPick={blur.toggle}
        />
      )}
      {captions.isOffered && (
        <Item
          icon={captions.isOn ? CaptionsOff : Captions}
          label={t(captions.isOn ? "room.controls.captionsOff" : "room.controls.captions")}
          act="captions"
          onPick={acts.captions}
        />
      )}
      <Item icon={ArrowLeftRight} label={t("room.controls.swap")} act="swap" onPick={acts.swap} />
      {picture.isOffered && (
        <Item
          icon={PictureInPicture2}
          label={t(picture.isOn ? "room.controls.pictureOff" : "room.controls.picture")}
          act="picture"
          onPick={acts.picture}
        />
      )}
      {fullScreen.isOffered && (
        <Item
          icon={fullScreen.isOn ? Minimize : Maximize}
          label={t(fullScreen.isOn ? "room.controls.fullScreenOff" : "room.controls.fullScreen")}
          act="fullScreen"
          onPick={acts.fullScreen}
        />
      )}
      <Item icon={Keyboard} label={t("room.controls.help")} act="help" onPick={acts.help} />
      {can(view.session, "end") && (
        <Item icon={Flag} label={t("room.controls.end")} onPick={() => setDialog("end")} />
      )}
    </Menu>
  );
}
