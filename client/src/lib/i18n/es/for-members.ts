import type { Resource } from "i18next";
import { merged } from "../merged";

/** What only members see: every other area, and the names of topics. */
export const texts = merged(
  import.meta.glob<Resource>(
    [
      "./*.json",
      "../topics/es.gen.json",
      "!./common.json",
      "!./accounts.json",
      "!./passkeys.json",
      "!./home.json",
      "!./language.json",
      "!./time.json",
      "!./ways-in.json",
    ],
    { eager: true, import: "default" },
  ),
);
