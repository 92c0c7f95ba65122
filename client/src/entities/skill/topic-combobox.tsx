import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import type { Topic } from "skillswap-sdk";
import { topicName } from "@/lib/i18n/topics";
import { useDebounced } from "@/lib/use-debounced";
import { Combobox } from "@/ui/combobox";
import { topicsQuery } from "./queries";

/** A field for a skill's name that suggests existing topics. A new name is accepted too. */
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
  hideLabel?: boolean;
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
        label: topicName(topic.name),
        note: t(`categories.${topic.category}`),
      }))}
      onPick={({ value: id }) => {
        const topic = topics.find((candidate) => candidate.id === id);
        if (topic) onPick(topic);
      }}
    />
  );
}
