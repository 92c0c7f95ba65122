import type { TFunction } from "i18next";
import type { RingHint } from "skillswap-sdk";
import { topicName } from "@/lib/i18n/topics";

/** Who would teach whom, from one place of the circle, as a sentence. */
export function hintSentence({ members }: RingHint, place: number, t: TFunction): string {
  const [teacher, learner] = [members[place], members[(place + 1) % members.length]];
  if (!teacher || !learner) return "";
  const skill = topicName(teacher.skillName);
  if (place === 0) return t("rings.line.youTeach", { skill, learner: learner.user.name });
  if (place === members.length - 1)
    return t("rings.line.teachesYou", { teacher: teacher.user.name, skill });
  return t("rings.line.teaches", {
    teacher: teacher.user.name,
    skill,
    learner: learner.user.name,
  });
}
