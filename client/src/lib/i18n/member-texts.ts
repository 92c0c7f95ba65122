import i18n from "i18next";
import chat from "./en/chat.json";
import chatFind from "./en/chat-find.json";
import credits from "./en/credits.json";
import discover from "./en/discover.json";
import files from "./en/files.json";
import formats from "./en/formats.json";
import matching from "./en/matching.json";
import meetingLink from "./en/meeting-link.json";
import message from "./en/message.json";
import moderation from "./en/moderation.json";
import nextThing from "./en/next-thing.json";
import notifications from "./en/notifications.json";
import palette from "./en/palette.json";
import push from "./en/push.json";
import reviews from "./en/reviews.json";
import series from "./en/series.json";
import sessions from "./en/sessions.json";
import skills from "./en/skills.json";
import swaps from "./en/swaps.json";

/**
 * The texts of pages that only members see: one file per area. They come with the members' shell. Those of large pages
 * come with the page: `session-page-texts.ts` and the like, which the page imports (src/test/late-texts.test.ts).
 */
export const memberTexts = {
  ...skills,
  ...matching,
  ...discover,
  ...chat,
  ...chatFind,
  ...message,
  ...notifications,
  ...push,
  ...palette,
  ...credits,
  ...moderation,
  ...swaps,
  ...sessions,
  ...series,
  ...reviews,
  ...meetingLink,
  ...files,
  ...formats,
  ...nextThing,
};

i18n.addResourceBundle("en", "translation", memberTexts, true, true);
