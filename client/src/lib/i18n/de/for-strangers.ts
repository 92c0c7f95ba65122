import type { Resource } from "i18next";
import { merged } from "../merged";

/** What strangers see too: the areas that `../index.ts` names. */
export const texts = merged(
  import.meta.glob<Resource>(
    [
      "./common.json",
      "./accounts.json",
      "./passkeys.json",
      "./home.json",
      "./language.json",
      "./time.json",
      "./ways-in.json",
    ],
    { eager: true, import: "default" },
  ),
);
