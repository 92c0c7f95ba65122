/** Texts that are the same in English on purpose: names, and words that the language has taken over. */
export const EQUAL_ON_PURPOSE: Record<"es" | "de" | "ar", readonly string[]> = {
  es: ["SkillSwap", "Push", "Chat", "Esc", "No", "Normal", "{{count}} min"],
  de: [
    "SkillSwap",
    "Name",
    "Credits",
    "Online",
    "Push",
    "Mail",
    "Matches",
    "Passkeys",
    "Chat",
    "Esc",
    "Text",
    "Emoji",
    "Ellipse",
    "Petrol",
    "{{moment}}, in {{left}}",
  ],
  ar: ["SkillSwap"],
};
