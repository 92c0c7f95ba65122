import { topicName } from "@/lib/i18n/topics";
import { useStore } from "@/lib/store";
import { useSharedDocument } from "../documents/open-document";
import { Opening } from "../documents/opening";
import type { DocumentProvider } from "../documents/provider";
import { SaveNote } from "../documents/save-note";
import type { PanelProps } from "../panels/slot-types";
import { TextActions } from "./text-actions";
import { TextSurface } from "./text-surface";

/** The text that the two write together, while their room is open. */
export function TextPanel({ view }: PanelProps) {
  const provider = useSharedDocument(view, "text");
  return provider ? (
    <OpenText provider={provider} skill={topicName(view.session.skill.name)} />
  ) : (
    <Opening />
  );
}

function OpenText({ provider, skill }: { provider: DocumentProvider; skill: string }) {
  const state = useStore(provider.state);
  if (state === "loading" || state === "unread") return <Opening provider={provider} />;
  return (
    <TextSurface
      doc={provider.doc}
      awareness={provider.awareness}
      isReadOnly={state === "closed"}
      className="flex-1"
      footer={(open) => (
        <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-3 py-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))]">
          <SaveNote provider={provider} />
          <TextActions open={open} skill={skill} />
        </div>
      )}
    />
  );
}
