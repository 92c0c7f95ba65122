import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { topicName } from "@/lib/i18n/topics";
import { useStore } from "@/lib/store";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { useSharedDocument } from "../documents/open-document";
import { Opening } from "../documents/opening";
import type { DocumentProvider } from "../documents/provider";
import { SaveNote } from "../documents/save-note";
import type { PanelProps } from "../panels/slot-types";
import { BoardSurface } from "./board-surface";
import { SavePicture } from "./save-picture";
import type { Surface } from "./use-surface";

/** The board that the two share, while their room is open. */
export function BoardPanel({ view }: PanelProps) {
  const provider = useSharedDocument(view, "board");
  return provider ? (
    <OpenBoard provider={provider} skill={topicName(view.session.skill.name)} />
  ) : (
    <Opening />
  );
}

function OpenBoard({ provider, skill }: { provider: DocumentProvider; skill: string }) {
  const state = useStore(provider.state);
  if (state === "loading" || state === "unread") return <Opening provider={provider} />;
  return (
    <BoardSurface
      doc={provider.doc}
      awareness={provider.awareness}
      isReadOnly={state === "closed"}
      className="flex-1"
      footer={(surface, shapes) => (
        <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-3 py-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))]">
          <SaveNote provider={provider} />
          <div className="flex gap-1">
            {state !== "closed" && <Clear surface={surface} isEmpty={shapes === 0} />}
            <SavePicture board={surface.board} skill={skill} isEmpty={shapes === 0} />
          </div>
        </div>
      )}
    />
  );
}

function Clear({ surface, isEmpty }: { surface: Surface; isEmpty: boolean }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button variant="quiet" size="sm" disabled={isEmpty} onClick={() => setAsks(true)}>
        <Trash2 aria-hidden="true" />
        {t("shared.board.clear")}
      </Button>
      {asks && (
        <ConfirmDialog
          title={t("shared.board.clearTitle")}
          text={t("shared.board.clearText")}
          confirm={t("shared.board.clear")}
          onConfirm={() => {
            surface.begin();
            surface.board.clear();
            setAsks(false);
          }}
          onDone={() => setAsks(false)}
        />
      )}
    </>
  );
}
