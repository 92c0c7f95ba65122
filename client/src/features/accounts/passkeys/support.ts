import { browserSupportsWebAuthn, WebAuthnError } from "@simplewebauthn/browser";
import { isApiError } from "skillswap-sdk";
import { describeError } from "@/lib/api/describe";
import i18n from "@/lib/i18n";

const IS_ADDRESS = /^(\d+\.){3}\d+$|^\[/;

/** Whether this browser has passkeys, and this page a name they can belong to: an IP address is none. */
export function supportsPasskeys(): boolean {
  return browserSupportsWebAuthn() && !IS_ADDRESS.test(location.hostname);
}

/** A sentence about a failed passkey: the server's own, or what the person can do. */
export function describePasskeyError(error: unknown): string {
  if (isApiError(error)) return describeError(error);
  const isHere =
    error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED";
  return i18n.t(isHere ? "passkeys.alreadyHere" : "passkeys.failed");
}
