import { Flag } from "lucide-react";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { EndDialog } from "@/entities/session/end-dialog";
import { can, type View } from "@/entities/session/view";
import { Button } from "@/ui/button";
import { RoundButton } from "../controls/round-button";
import { RoomFrame } from "../frame/room-frame";
import type { PanelId } from "../panels/slot-types";
import { SLOTS } from "../panels/slots";
import { OPENS_PANELS, usePanels } from "../panels/use-panels";
import type { JitsiPlace } from "./external-api";
import { JitsiStage } from "./jitsi-stage";

/** What is beside the call; Jitsi has buttons of its own for everything else. */
function Bar({
  panel,
  setPanel,
  onEnd,
}: {
  panel: PanelId | null;
  setPanel: (panel: PanelId | null) => void;
  onEnd: (() => void) | null;
}) {
  const { t } = useTranslation();
  return (
    <Tooltip.Provider delayDuration={300}>
      <div
        role="toolbar"
        aria-label={t("room.controls.label")}
        className="flex flex-wrap items-center justify-center gap-2"
      >
        {SLOTS.map(({ id, icon: Icon }) => (
          <RoundButton
            key={id}
            label={t(`room.panel.${id}`)}
            aria-expanded={panel === id}
            {...OPENS_PANELS}
            look={panel === id ? "on" : "plain"}
            onClick={() => setPanel(panel === id ? null : id)}
          >
            <Icon aria-hidden="true" />
          </RoundButton>
        ))}
        {onEnd && (
          <Button variant="secondary" className="rounded-full" onClick={onEnd}>
            <Flag aria-hidden="true" />
            {t("room.controls.end")}
          </Button>
        )}
      </div>
    </Tooltip.Provider>
  );
}

/** The room with an embedded Jitsi in place of our own call. */
export function JitsiRoom({
  view,
  chat,
  place,
}: {
  view: View;
  chat: ReactNode;
  place: JitsiPlace;
}) {
  const { t } = useTranslation();
  const { session } = view;
  const [panel, setPanel] = useState<PanelId | null>(null);
  const [isEnding, setEnding] = useState(false);
  const { slot, panels } = usePanels({ view, chat, panel, setPanel });
  return (
    <RoomFrame
      view={view}
      about={t("jitsi.notRecorded", { host: place.domain })}
      slot={slot}
      panels={panels}
      controls={
        <Bar
          panel={panel}
          setPanel={setPanel}
          onEnd={can(session, "end") ? () => setEnding(true) : null}
        />
      }
    >
      <JitsiStage view={view} place={place} />
      {isEnding && <EndDialog view={view} onDone={() => setEnding(false)} />}
    </RoomFrame>
  );
}
