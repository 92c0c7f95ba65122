import { KeptDocuments } from "@/features/room/kept/kept-documents";
import { SessionPage } from "@/features/sessions/detail/session-page";

/** What was drawn and written in the room is another feature's: it is put in here. */
export function Component() {
  return (
    <SessionPage
      kept={(session) => <KeptDocuments session={session} className="max-lg:order-2" />}
    />
  );
}
