import { browserSupportsWebAuthnAutofill, WebAuthnAbortService } from "@simplewebauthn/browser";
import { useEffect } from "react";
import { useSignInChange } from "@/lib/auth/sign-in";
import { logInWithPasskey } from "./log-in-queries";
import { supportsPasskeys } from "./support";

const ASK_AGAIN_MS = 4 * 60_000; // the server's challenge lives five minutes

/**
 * Offers passkeys among what the browser fills into the e-mail field. A page that stays open asks again before the
 * challenge is too old. Whatever fails here fails silently: the form and the button are there.
 */
export function usePasskeyAutofill(): void {
  const { signedIn } = useSignInChange();
  useEffect(() => {
    let isOpen = true;
    const wait = async () => {
      if (!(supportsPasskeys() && (await browserSupportsWebAuthnAutofill())) || !isOpen) return;
      const { user } = await logInWithPasskey(true);
      if (isOpen) signedIn(user);
    };
    const start = () => void wait().catch(() => undefined);
    start();
    const timer = setInterval(start, ASK_AGAIN_MS);
    return () => {
      isOpen = false;
      clearInterval(timer);
      WebAuthnAbortService.cancelCeremony();
    };
  }, [signedIn]);
}
