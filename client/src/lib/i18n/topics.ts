import i18n from ".";

/** What a built-in topic is called in the language that is shown; any other name, as a member wrote it, stays. */
export function topicName(name: string): string {
  const names: Record<string, string> =
    i18n.getResource(i18n.language, "translation", "topicNames") ?? {};
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
}
