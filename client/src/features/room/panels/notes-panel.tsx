import { Notes } from "@/entities/session/notes";
import type { PanelProps } from "./slot-types";

export function NotesPanel({ view }: PanelProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:p-5">
      <Notes
        session={view.session}
        className="min-h-0 flex-1 grid-rows-[auto_minmax(9rem,1fr)_auto] content-stretch"
      />
    </div>
  );
}
