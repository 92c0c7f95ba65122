import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";

interface Asked {
  options: Record<string, unknown>;
}

/** Asks the browser to make the passkey that the server offers. */
export async function madePasskey({ options }: Asked) {
  return startRegistration({
    optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
  });
}

/** Asks the browser for a passkey; with `autofill` it waits, without a dialog, until one is chosen in a field. */
export async function usedPasskey({ options }: Asked, autofill = false) {
  return startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
    useBrowserAutofill: autofill,
  });
}
