import type { Resource } from "i18next";
import i18n from ".";
import type { Language } from "./languages";

type Part = "strangers" | "members";
type Load = () => Promise<{ texts: Resource }>;

/** `./de/for-strangers.ts` and the like: a chunk each. */
const chunks = import.meta.glob<{ texts: Resource }>("./*/for-*.ts");
const fetched = new Map<Load, Promise<void>>();
let parts: Part[] = ["strangers"];

async function load(language: Language, part: Part): Promise<void> {
  const chunk = chunks[`./${language}/for-${part}.ts`];
  if (!chunk) return; // English is part of the code
  const underWay = fetched.get(chunk) ?? add(language, chunk);
  fetched.set(chunk, underWay);
  await underWay.catch((error) => {
    fetched.delete(chunk); // the network was away: asked again next time
    throw error;
  });
}

async function add(language: Language, chunk: Load): Promise<void> {
  const { texts } = await chunk();
  i18n.addResourceBundle(language, "translation", texts, true, true);
}

/** Fetches what is shown so far in `language`. Raises when a chunk cannot be fetched. */
export async function loadTexts(language: Language): Promise<void> {
  await Promise.all(parts.map((part) => load(language, part)));
}

/** From now on the texts of members' pages are needed too; resolves when they are here, English for want of a network. */
export async function loadMemberTexts(language: Language): Promise<void> {
  parts = ["strangers", "members"];
  await loadTexts(language).catch(() => undefined);
}
