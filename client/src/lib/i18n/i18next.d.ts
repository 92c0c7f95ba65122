import "i18next";
import type { boardTexts } from "./board-texts";
import type { dashboardTexts } from "./dashboard-texts";
import type { discoverTexts } from "./discover-texts";
import type { firstRunTexts } from "./first-run-texts";
import type { inboxTexts } from "./inbox-texts";
import type { textsForAll } from "./index";
import type { memberTexts } from "./member-texts";
import type { ringsTexts } from "./rings-texts";
import type { roomTexts } from "./room-texts";
import type { sessionPageTexts } from "./session-page-texts";
import type { settingsTexts } from "./settings-texts";
import type { trustTexts } from "./trust-texts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: {
      translation: typeof textsForAll &
        typeof memberTexts &
        typeof firstRunTexts &
        typeof ringsTexts &
        typeof roomTexts &
        typeof sessionPageTexts &
        typeof settingsTexts &
        typeof boardTexts &
        typeof dashboardTexts &
        typeof discoverTexts &
        typeof inboxTexts &
        typeof trustTexts;
    };
  }
}
