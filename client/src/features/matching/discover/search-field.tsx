import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { TopicCombobox } from "@/entities/skill/topic-combobox";
import { topicName } from "@/lib/i18n/topics";
import { useDebounced } from "@/lib/use-debounced";

const SETTLED_MS = 400;

/** Who came by the key "/" wants to type at once. */
function useFocusOnArrival(target: React.RefObject<HTMLInputElement | null>): void {
  const { state } = useLocation();
  const searches = (state as { searches?: boolean } | null)?.searches === true;
  useEffect(() => {
    if (searches) target.current?.focus();
  }, [searches, target]);
}

/** The search field: a skill or a name. The address follows 400 ms after the last key, or at once with Enter. */
export function SearchField({
  value,
  onSettled,
}: {
  value: string;
  onSettled: (text: string) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [reported, setReported] = useState(value);
  const settled = useDebounced(text.trim(), SETTLED_MS);
  useFocusOnArrival(input);

  if (value !== reported) {
    setReported(value);
    setText(value);
  }
  const report = (next: string) => {
    setReported(next);
    if (next !== value) onSettled(next);
  };
  const changed = settled === text.trim() && settled !== reported;
  const reportSettled = useEffectEvent(report);
  useEffect(() => {
    if (changed) reportSettled(settled);
  }, [changed, settled]);

  return (
    <search aria-label={t("discover.search")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          report(text.trim());
        }}
      >
        <TopicCombobox
          type="search"
          label={t("discover.skill")}
          hideLabel
          placeholder={t("discover.skillPlaceholder")}
          inputRef={input}
          value={text}
          onChange={setText}
          onPick={({ name }) => {
            setText(topicName(name));
            report(topicName(name));
          }}
        />
      </form>
    </search>
  );
}
