import { useQuery } from "@tanstack/react-query";
import { meQuery } from "@/lib/auth/me";
import { browserZone } from "./browser-zone";
import { useHourCycle } from "./hour-cycle";

/** The zone of the member's profile; for guests the zone of this browser. */
export function useMyZone(): string {
  useHourCycle(); // whoever shows times is drawn again when clocks are read otherwise
  const { data } = useQuery({ ...meQuery, enabled: false }); // whoever is signed in has been fetched before
  return data?.timezone || browserZone();
}
