import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Mark } from "@/components/brand/mark";
import { PageHeading, useTitle } from "@/components/ui/page";
import { cn } from "@/lib/cn";
import { ConversationList } from "./conversation-list";
import { ThreadView } from "./thread-view";

const HEADING = "px-5 pt-6 pb-3 text-3xl font-bold tracking-tight sm:text-3xl";

function NothingPicked() {
  const { t } = useTranslation();
  useTitle(t("chat.title"));
  return (
    <div className="grid flex-1 place-content-center justify-items-center gap-3 text-center">
      <Mark className="h-20 opacity-90" />
      <h2 className="text-xl font-bold">{t("chat.pickTitle")}</h2>
      <p className="text-ink-soft">{t("chat.pickText")}</p>
    </div>
  );
}

/** Two panes side by side on a wide screen; on a phone one at a time. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { conversationId } = useParams();
  return (
    <div className="flex min-h-0 flex-1">
      <section
        className={cn(
          "flex min-h-0 w-full flex-col border-line lg:w-88 lg:shrink-0 lg:border-r",
          conversationId && "hidden lg:flex",
        )}
      >
        {conversationId ? (
          <h2 className={HEADING}>{t("chat.title")}</h2>
        ) : (
          <PageHeading className={HEADING}>{t("chat.title")}</PageHeading>
        )}
        <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
          <ConversationList />
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
