import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/dialog";
import { SwitchRow } from "@/ui/switch";
import { choose, useChoices } from "../media/choices";
import { SLOTS } from "../panels/slots";
import { type Act, KEYS } from "./shortcuts";

const PANELS: Act[] = ["chat", "notes", "board", "text"];
const isThere = (act: Act) => !PANELS.includes(act) || SLOTS.some(({ id }) => id === act);

function Key({ children }: { children: string }) {
  return (
    <kbd className="min-w-9 justify-self-start rounded-md border border-line-strong/60 bg-sunken px-2 py-0.5 text-center font-sans text-sm font-bold">
      {children}
    </kbd>
  );
}

/** All keys of the room, and the switch that turns them off. */
export function HelpDialog({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { hasKeys } = useChoices();
  const acts = (Object.keys(KEYS) as Act[]).filter(isThere);
  return (
    <Dialog open onOpenChange={onDone} title={t("room.keys.title")} text={t("room.keys.when")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2">
        {acts.map((act) => (
          <div key={act} className="contents">
            <dt>
              <Key>{KEYS[act].toUpperCase()}</Key>
            </dt>
            <dd>{t(`room.keys.${act}`)}</dd>
          </div>
        ))}
        <dt>
          <Key>{t("room.keys.escapeKey")}</Key>
        </dt>
        <dd>{t("room.keys.escape")}</dd>
        <dt>
          <Key>{t("room.keys.arrows")}</Key>
        </dt>
        <dd>{t("room.keys.move")}</dd>
      </dl>
      <div className="mt-4 border-t border-line pt-2">
        <SwitchRow
          label={t("room.keys.on")}
          hint={t("room.keys.onHint")}
          checked={hasKeys}
          onChange={(on) => choose({ hasKeys: on })}
        />
      </div>
    </Dialog>
  );
}
