import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { FoundMessage } from "skillswap-sdk";
import { useSearch } from "@/entities/conversation/search";
import { Avatar } from "@/entities/person/avatar";
import { useMe } from "@/lib/auth/me";
import { useDebounced } from "@/lib/use-debounced";
import { Dialog } from "@/ui/dialog";
import { EmptyState } from "@/ui/empty-state";
import { TextField } from "@/ui/field";
import { LoadError } from "@/ui/load-error";
import { LoadMore } from "@/ui/load-more";
import { Loading, Skeleton } from "@/ui/skeleton";
import { ShortWhen } from "@/ui/times";
import { placeOf } from "./use-place";

const SHORTEST = 1;
const PLACEHOLDERS = ["a", "b", "c"];

function Snippet({ pieces }: { pieces: FoundMessage["snippet"] }) {
  let at = 0;
  return pieces.map(({ text, isMatch }) => {
    at += text.length;
    return isMatch ? (
      <mark key={at} className="rounded-sm bg-second px-0.5 font-semibold text-[#2b1c00]">
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    );
  });
}

function Found({ message, onPick }: { message: FoundMessage; onPick: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { partner, conversationId, seq, createdAt, senderId, snippet, isRing } = message;
  return (
    <Link
      to={placeOf(conversationId, seq)}
      onClick={onPick}
      className="flex items-start gap-3 rounded-control p-3 hover:bg-sunken"
    >
      <Avatar name={partner.name} url={partner.avatarUrl} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-2">
          <span dir="auto" className="truncate font-semibold">
            {isRing ? t("chat.ring.by", { name: partner.name }) : partner.name}
          </span>
          <time dateTime={createdAt} className="shrink-0 text-xs text-ink-faint">
            <ShortWhen at={createdAt} />
          </time>
        </span>
        <span className="line-clamp-3 text-sm text-ink-soft">
          {senderId === me.id && <span>{t("chat.you")} </span>}
          <Snippet pieces={snippet} />
        </span>
      </span>
    </Link>
  );
}

function Results({
  q,
  conversationId,
  onPick,
}: {
  q: string;
  conversationId: string | undefined;
  onPick: () => void;
}) {
  const { t } = useTranslation();
  const query = useSearch(q, conversationId);
  const { data, error } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("finding.looking")}>
        {PLACEHOLDERS.map((each) => (
          <Skeleton key={each} className="mb-2 h-14 rounded-control" />
        ))}
      </Loading>
    );
  const found = data.pages.flatMap((page) => page.data);
  const isComplete = data.pages.at(-1)?.isComplete ?? true;
  const isOver = isComplete && !query.hasNextPage;
  return (
    <>
      <ul aria-label={t("finding.results")} className="grid">
        {found.map((message) => (
          <li key={message.id} className="min-w-0">
            <Found message={message} onPick={onPick} />
          </li>
        ))}
      </ul>
      {found.length === 0 && isOver && (
        <EmptyState title={t("finding.none")} text={t("finding.noneText")} />
      )}
      {!isComplete && (
        <p role="status" className="p-3 text-sm text-ink-soft">
          {t("finding.incomplete")}
        </p>
      )}
      <LoadMore query={query} label={t("finding.more")} variant="quiet" />
    </>
  );
}

/** Searches in all my messages, or in one conversation; a result opens its place there. */
export function SearchDialog({
  within,
  onDone,
}: {
  within?: { conversationId: string; name: string };
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const q = useDebounced(text.trim());
  return (
    <Dialog
      open
      onOpenChange={onDone}
      focus={field}
      title={within ? t("finding.titleIn", { name: within.name }) : t("finding.title")}
    >
      <TextField
        ref={field}
        type="search"
        label={t("finding.label")}
        hint={t("finding.hint")}
        value={text}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="mt-3 min-h-40">
        {q.length >= SHORTEST && (
          <Results q={q} conversationId={within?.conversationId} onPick={onDone} />
        )}
      </div>
    </Dialog>
  );
}
