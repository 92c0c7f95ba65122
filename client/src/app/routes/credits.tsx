import { VerifyNotice } from "@/entities/person/verify-notice";
import { CreditsPage } from "@/features/credits/credits-page";

export function Component() {
  return <CreditsPage notice={<VerifyNotice />} />;
}
