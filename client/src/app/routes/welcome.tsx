import { FirstRunPage } from "@/features/first-run/first-run-page";
import { Hints } from "@/features/matching/hints";

export function Component() {
  return <FirstRunPage hints={<Hints />} />;
}
