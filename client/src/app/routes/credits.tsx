import { VerifyNotice } from "@/components/people/verify-notice";
import { CreditsPage } from "@/features/credits/credits-page";

export function Component() {
  return <CreditsPage notice={<VerifyNotice />} />;
}
