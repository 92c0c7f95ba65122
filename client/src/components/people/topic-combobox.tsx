import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { Combobox } from "@/components/ui/combobox";
import type { Topic } from "@/lib/api/types";
import { topicsQuery } from "@/lib/queries";
import { useDebounced } from "@/lib/use-debounced";

/** A skill's name with suggestions from the topics that exist. A new name is welcome too. */
export function TopicCombobox({
  value,
  onChange,
  onPick,
  ...rest
}: {
  label: string;
  hint?: string;
  error?: string | undefined;
  placeholder?: string;
  type?: "text" | "search";
  value: string;
  onChange: (name: string) => void;
  onPick: (topic: Topic) => void;
  inputRef?: Ref<HTMLInputElement>;
}) {
  const { t } = useTranslation();
  const text = useDebounced(value.trim(), 200);
  const { data = [] } = useQuery({ ...topicsQuery(text), placeholderData: keepPreviousData });
  const topics = value.trim() === "" ? [] : data;
  return (
    <Combobox
      {...rest}
      value={value}
      onChange={onChange}
      options={topics.map((topic) => ({
        value: topic.id,
        label: topic.name,
        note: t(`categories.${topic.category}`),
      }))}
      onPick={({ value: id }) => {
        const topic = topics.find((candidate) => candidate.id === id);
        if (topic) onPick(topic);
      }}
    />
  );
}
