import { useTranslation } from "react-i18next";
import { Avatar } from "@/entities/person/avatar";
import type { View } from "@/entities/session/view";
import { usePresence } from "@/lib/realtime/presence";
import { usePeers } from "./use-peers";

/** Whether the other one is in the room already, or I am in another tab. */
export function WhoIsThere({ view }: { view: View }) {
  const { t } = useTranslation();
  const { me, other } = view;
  const { isOnline } = usePresence(other.id);
  const peers = usePeers(view.session.id);
  const isThere = (id: string) => peers?.includes(id) ?? false;
  const sentence = !peers ? "waitsUnknown" : isThere(other.id) ? "waitsThem" : "waitsNobody";
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-4">
        <Avatar name={other.name} url={other.avatarUrl} online={isOnline} className="size-14" />
        <p role="status" className="line-clamp-6 text-lg">
          {t(`room.lobby.${sentence}`, { name: other.name })}
        </p>
      </div>
      {isThere(me.id) && <p className="text-sm text-ink-soft">{t("room.lobby.waitsMe")}</p>}
    </div>
  );
}
