import type { ReactNode } from "react";
import type { View } from "@/entities/session/view";
import { late } from "@/ui/late";
import type { JitsiPlace } from "./jitsi/external-api";
import { OwnCall } from "./own-call";

const JitsiRoom = late(() => import("./jitsi/jitsi-room").then(({ JitsiRoom }) => JitsiRoom));

/** Where the two meet: in our own call, or in the Jitsi that this server is set to. */
export function Meeting({
  jitsi,
  ...props
}: {
  view: View;
  chat: ReactNode;
  jitsi: JitsiPlace | null;
}) {
  return jitsi ? <JitsiRoom {...props} place={jitsi} /> : <OwnCall {...props} />;
}
