/* The second step of the admin's log-in: asks the browser for a passkey and sends what it answers. */
"use strict";

const form = document.getElementById("second-factor");
const button = form.querySelector("button.passkey");
const failed = document.getElementById("passkey-failed");

async function usePasskey() {
  failed.hidden = true;
  try {
    const options = JSON.parse(document.getElementById("passkey-options").textContent);
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    failed.hidden = false;
  }
}

button.type = "button";
if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) button.addEventListener("click", usePasskey);
else button.hidden = true;
