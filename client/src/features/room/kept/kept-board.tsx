import { LoadError } from "@/ui/load-error";
import { BoardSurface } from "../board/board-surface";
import { SavePicture } from "../board/save-picture";
import { Opening } from "../documents/opening";
import { useReadDocument } from "../documents/read-document";

/** The board as it was left, to look at and to save. */
export function KeptBoard({ sessionId, skill }: { sessionId: string; skill: string }) {
  const { data, error, refetch } = useReadDocument(sessionId, "board");
  if (error) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data) return <Opening />;
  return (
    <BoardSurface
      doc={data}
      isReadOnly
      className="h-96 overflow-hidden rounded-control border border-line"
      footer={(surface, shapes) => (
        <div className="flex justify-end border-t border-line px-2 py-1">
          <SavePicture board={surface.board} skill={skill} isEmpty={shapes === 0} />
        </div>
      )}
    />
  );
}
