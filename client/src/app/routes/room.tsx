import { RoomPage } from "@/features/room/room-page";
import { late } from "@/ui/late";

const SideThread = late(() =>
  import("@/features/chat/thread-view").then(({ SideThread }) => SideThread),
);

/** The chat beside the call is another feature's: it is put in here. */
export function Component() {
  return <RoomPage chat={(conversationId) => <SideThread conversationId={conversationId} />} />;
}
