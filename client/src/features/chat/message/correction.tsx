import { useTranslation } from "react-i18next";
import type { Message } from "skillswap-sdk";
import { type DiffPart, wordDiff } from "@/lib/word-diff";

function Text({ parts, without }: { parts: DiffPart[]; without: DiffPart["kind"] }) {
  let at = 0;
  return parts
    .filter(({ kind }) => kind !== without)
    .map(({ kind, text }) => {
      const key = at;
      at += text.length;
      if (kind === "removed")
        return (
          <del key={key} className="bg-danger-soft text-danger decoration-2">
            {text}
          </del>
        );
      if (kind === "added")
        return (
          <ins key={key} className="font-bold text-ok underline decoration-2 underline-offset-2">
            {text}
          </ins>
        );
      return <span key={key}>{text}</span>;
    });
}

function Side({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-xs font-bold text-ink-faint">{title}</p>
      <p>{children}</p>
    </div>
  );
}

/** A text as it was and as it should be: struck through and bold, not by colour alone. */
export function Correction({ message }: { message: Message }) {
  const { t } = useTranslation();
  const original = String(message.subject?.original ?? "");
  const parts = wordDiff(original, message.content);
  return (
    <div className="grid gap-2 sm:grid-cols-2 sm:gap-4">
      <Side title={t("message.correction.was")}>
        <Text parts={parts} without="added" />
      </Side>
      <Side title={t("message.correction.better")}>
        <Text parts={parts} without="removed" />
      </Side>
    </div>
  );
}
