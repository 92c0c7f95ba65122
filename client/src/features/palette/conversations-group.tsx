import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Conversation } from "skillswap-sdk";
import { partnerOf } from "@/entities/conversation/conversations";
import { Face } from "@/entities/conversation/face";
import { conversationsQuery } from "@/entities/conversation/queries";
import { useMe } from "@/lib/auth/me";
import { Entry, fits, Group } from "./group";

const SHOWN = 6;

/** The latest conversations, by the other one's name. */
export function Conversations({ text, go }: { text: string; go: (to: string) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { data } = useInfiniteQuery(conversationsQuery);
  const nameOf = (each: Conversation) => partnerOf(each, me.id)?.name ?? "";
  const all = data?.pages.flatMap((page) => page.data) ?? [];
  const conversations = all.filter((each) => fits(nameOf(each), text)).slice(0, SHOWN);
  if (conversations.length === 0) return null;
  return (
    <Group heading={t("palette.conversations")}>
      {conversations.map((conversation) => {
        const name = nameOf(conversation);
        return (
          <Entry
            key={conversation.id}
            id={conversation.id}
            onChoose={() => go(`/messages/${conversation.id}`)}
          >
            <Face conversation={conversation} meId={me.id} className="size-8" />
            <span dir="auto" className="flex-1 truncate">
              {name}
            </span>
          </Entry>
        );
      })}
    </Group>
  );
}
