import { KeyRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { usePasskeyLogIn } from "./log-in-queries";
import { describePasskeyError, supportsPasskeys } from "./support";
import { usePasskeyAutofill } from "./use-passkey-autofill";

/** Logging in without a password: a button, and what the browser offers in the e-mail field (`… webauthn`). */
export function PasskeyLogIn() {
  const { t } = useTranslation();
  const logIn = usePasskeyLogIn();
  usePasskeyAutofill();
  if (!supportsPasskeys()) return null;
  return (
    <>
      {logIn.error && <Notice tone="error">{describePasskeyError(logIn.error)}</Notice>}
      <Button variant="secondary" busy={logIn.isPending} onClick={() => logIn.mutate()}>
        <KeyRound aria-hidden="true" />
        {t("passkeys.logIn")}
      </Button>
    </>
  );
}
