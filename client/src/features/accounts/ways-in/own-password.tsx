import { ChangePassword } from "../change-password";
import { useHasPassword } from "./queries";
import { SetPassword } from "./set-password";

/** Changes my password, or mails a link that sets the first one. */
export function OwnPassword() {
  return useHasPassword() ? <ChangePassword /> : <SetPassword />;
}
