import { isInstalledByMenu } from "../offline/install";

/** What this browser can do about pushes, before anybody is asked. */
export type PushSupport = "yes" | "no" | "install";

/** iPhones and iPads take pushes only for what was put on the home screen: "install". */
export function pushSupport(): PushSupport {
  if ("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)
    return "yes";
  return isInstalledByMenu() ? "install" : "no";
}
