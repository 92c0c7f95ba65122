import { LoadError } from "@/ui/load-error";
import { Opening } from "../documents/opening";
import { useReadDocument } from "../documents/read-document";
import { TextActions } from "../text/text-actions";
import { TextSurface } from "../text/text-surface";

/** The text as it was left, to read, copy and save. */
export function KeptText({ sessionId, skill }: { sessionId: string; skill: string }) {
  const { data, error, refetch } = useReadDocument(sessionId, "text");
  if (error) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data) return <Opening />;
  return (
    <TextSurface
      doc={data}
      isReadOnly
      className="h-80 overflow-hidden rounded-control border border-line"
      footer={(open) => (
        <div className="flex justify-end border-t border-line px-2 py-1">
          <TextActions open={open} skill={skill} />
        </div>
      )}
    />
  );
}
