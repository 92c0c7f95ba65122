import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { conversationsQuery } from "@/entities/conversation/queries";
import { cn } from "@/lib/cn";
import { Mark } from "@/ui/mark";
import { PageHeading, useTitle } from "@/ui/page";
import { ConversationList } from "./conversation-list";
import { ListHead } from "./list-head";
import { ThreadView } from "./thread-view";

const HEADING = "min-w-0 flex-1 text-3xl font-bold tracking-tight sm:text-3xl";

/** Asks to pick one, unless there is none yet. */
function NothingPicked() {
  const { t } = useTranslation();
  useTitle(t("chat.title"));
  const { data, hasNextPage } = useInfiniteQuery(conversationsQuery);
  if (data && !hasNextPage && data.pages.every((page) => page.data.length === 0)) return null;
  return (
    <div className="grid flex-1 place-content-center justify-items-center gap-3 text-center">
      <Mark className="h-20 opacity-90" />
      <h2 className="text-xl font-bold">{t("chat.pickTitle")}</h2>
      <p className="text-ink-soft">{t("chat.pickText")}</p>
    </div>
  );
}

/** List and conversation side by side on a wide screen; one of them on a phone. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { conversationId } = useParams();
  const [archived, setArchived] = useState(false);
  const title = t(archived ? "arranging.archiveTitle" : "chat.title");
  return (
    <div className="flex min-h-0 flex-1">
      <section
        className={cn(
          "flex min-h-0 w-full flex-col border-line lg:w-88 lg:shrink-0 lg:border-e",
          conversationId && "hidden lg:flex",
        )}
      >
        {conversationId ? (
          <ListHead archived={archived} onArchived={setArchived}>
            <h2 className={HEADING}>{title}</h2>
          </ListHead>
        ) : (
          <ListHead archived={archived} onArchived={setArchived}>
            <PageHeading className={HEADING}>{title}</PageHeading>
          </ListHead>
        )}
        <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
          <ConversationList archived={archived} />
        </div>
      </section>
      <section
        className={cn(
          "min-h-0 min-w-0 flex-1 flex-col lg:flex",
          conversationId ? "flex" : "hidden",
        )}
      >
        {conversationId ? (
          <ThreadView key={conversationId} conversationId={conversationId} />
        ) : (
          <NothingPicked />
        )}
      </section>
    </div>
  );
}
