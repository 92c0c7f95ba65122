import "@/lib/i18n/member-texts";
import { Outlet } from "react-router";
import { useMe } from "@/lib/auth/me";
import { RealtimeProvider } from "@/lib/realtime/provider";
import { KeepOffline } from "./keep-offline";
import { LeaveGuard } from "./leave-guard";
import { MemberShell } from "./member-shell";

/** What members have around each page: the socket, the outbox and the layout. A stranger does not load it. */
export function MemberFrame() {
  const { id } = useMe();
  return (
    <RealtimeProvider key={id} userId={id}>
      <KeepOffline userId={id} />
      <LeaveGuard />
      <MemberShell>
        <Outlet />
      </MemberShell>
    </RealtimeProvider>
  );
}
