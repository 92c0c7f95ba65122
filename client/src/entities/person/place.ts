import type { PersonCard } from "skillswap-sdk";
import { withCommas } from "@/lib/i18n/lists";
import { countryName } from "@/lib/i18n/names";

/** City and country, as far as they are known. */
export function placeOf({ location, country }: Pick<PersonCard, "location" | "country">): string {
  return withCommas([location, country && countryName(country)]);
}
