import { VerifyNotice } from "@/features/accounts";
import { CreditsPage } from "@/features/credits/credits-page";

export function Component() {
  return <CreditsPage notice={<VerifyNotice />} />;
}
