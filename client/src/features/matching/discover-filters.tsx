import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TopicCombobox } from "@/components/people/topic-combobox";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { languageName } from "@/lib/format";
import { useDebounced } from "@/lib/use-debounced";
import { CATEGORIES, LANGUAGES } from "@/lib/vocabulary";
import type { useFilters } from "./use-filters";

const STARS = [3, 4, 4.5];

/** "/" puts the cursor into the search, unless someone is typing already. */
function useSlashKey(target: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest("input, textarea, select");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      target.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [target]);
}

/** The text field is its own while typing; the address follows when it rests. */
function SkillSearch({ value, onSettled }: { value: string; onSettled: (text: string) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  const settled = useDebounced(text.trim(), 400);
  useSlashKey(input);

  if (value !== told) {
    setTold(value);
    setText(value);
  }
  const tell = (next: string) => {
    setTold(next);
    onSettled(next);
  };
  const changed = settled === text.trim() && settled !== told;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a settled text may tell
  useEffect(() => {
    if (changed) tell(settled);
  }, [changed, settled]);

  return (
    <TopicCombobox
      type="search"
      label={t("discover.skill")}
      placeholder={t("discover.skillPlaceholder")}
      inputRef={input}
      value={text}
      onChange={setText}
      onPick={({ name }) => {
        setText(name);
        tell(name);
      }}
    />
  );
}

export function DiscoverFilterBar({ filters, set, clear }: ReturnType<typeof useFilters>) {
  const { t } = useTranslation();
  const languages = LANGUAGES.map((code) => ({ code, name: languageName(code) })).sort((a, b) =>
    a.name.localeCompare(b.name),
  );
  return (
    <search
      aria-label={t("discover.filters")}
      className="mb-6 grid grid-cols-2 items-end gap-3 sm:grid-cols-4 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <div className="col-span-2 sm:col-span-4 lg:col-span-1">
        <SkillSearch value={filters.skill ?? ""} onSettled={(text) => set("skill", text)} />
      </div>
      <SelectField
        label={t("discover.category")}
        value={filters.category ?? ""}
        onChange={(event) => set("category", event.target.value)}
      >
        <option value="">{t("common.all")}</option>
        {CATEGORIES.map((category) => (
          <option key={category} value={category}>
            {t(`categories.${category}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("discover.language")}
        value={filters.language ?? ""}
        onChange={(event) => set("language", event.target.value)}
      >
        <option value="">{t("common.any")}</option>
        {languages.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("discover.minRating")}
        value={String(filters.minRating ?? "")}
        onChange={(event) => set("minRating", event.target.value)}
      >
        <option value="">{t("common.any")}</option>
        {STARS.map((stars) => (
          <option key={stars} value={stars}>
            {t("discover.ratingFrom", { stars })}
          </option>
        ))}
      </SelectField>
      <Button look="quiet" disabled={Object.keys(filters).length === 0} onClick={clear}>
        {t("discover.clear")}
      </Button>
    </search>
  );
}
