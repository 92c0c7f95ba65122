import type { TFunction } from "i18next";
import type { Ring, RingAnswer, RingMember } from "skillswap-sdk";
import { canBook, isAhead } from "@/entities/session/agreed";
import { namesWithCommas } from "@/lib/i18n/lists";
import { topicName } from "@/lib/i18n/topics";

/** The ring as one of its members sees it, who is the first of `members`. */

export const isOpen = ({ status }: Ring) => status === "proposed";

/** Whether answers or lessons of it are still ahead. */
export const goesOn = (ring: Ring) => isOpen(ring) || ring.status === "accepted";

/** Who teaches next to `place`: the last one teaches the first. */
export function memberAfter({ members }: Ring, place: number): RingMember | undefined {
  return members[(place + 1) % members.length];
}

/** Whether a place is free, for which somebody is looked for while the ring is proposed. */
export const hasFreePlace = ({ members }: Ring) => members.some(({ user }) => user === null);

/** The names of the others, in the order of the ring. */
export function othersOf({ members }: Ring): string {
  return namesWithCommas(members.slice(1).map(({ user }) => user?.name));
}

/** How many have said yes. */
export const yesOf = ({ members }: Ring) => members.filter(({ answer }) => answer === "yes").length;

/** The ring as it is shown until the server has answered. */
export function answered(ring: Ring, answer: RingAnswer): Ring {
  const members = ring.members.map((member, place) =>
    place === 0 ? { ...member, answer } : member,
  );
  return { ...ring, myAnswer: answer, members };
}

/** Who teaches whom, from one place of the ring, as a sentence. */
export function sentenceOf(ring: Ring, place: number, t: TFunction): string {
  const teacher = ring.members[place];
  const learner = memberAfter(ring, place)?.user?.name;
  const isTaughtMe = place === ring.members.length - 1;
  if (!teacher?.user || !teacher.skill)
    return isTaughtMe
      ? t("rings.line.freeTeachesYou")
      : t("rings.line.freeTeaches", { learner: learner ?? "" });
  const values = { teacher: teacher.user.name, skill: topicName(teacher.skill.name) };
  if (place === 0)
    return learner
      ? t("rings.line.youTeach", { learner, skill: values.skill })
      : t("rings.line.youTeachFree", { skill: values.skill });
  if (isTaughtMe) return t("rings.line.teachesYou", values);
  return learner
    ? t("rings.line.teaches", { ...values, learner })
    : t("rings.line.teachesFree", values);
}

/** What the ring waits for or what became of it, in a few words. */
export function stateOf(ring: Ring, t: TFunction): string {
  const { status, myAnswer } = ring;
  if (myAnswer === "no") return t("rings.state.saidNo");
  if (myAnswer === "left") return t("rings.state.left");
  if (status === "accepted" || status === "completed" || status === "expired")
    return t(`rings.state.${status}`);
  if (status !== "proposed") return t("rings.state.over");
  if (myAnswer === "waiting") return t("swaps.waitsForYou");
  if (hasFreePlace(ring)) return t("rings.state.searching");
  const silent = ring.members.filter(({ answer }) => answer === "waiting");
  return t("swaps.waitsFor", { name: namesWithCommas(silent.map(({ user }) => user?.name)) });
}

/** Whether the member may leave: not while a lesson of theirs is ahead, which is held or cancelled first. */
export function canLeave({ status, lessons }: Ring, meId: string): boolean {
  const mine = lessons.filter(({ teacherId, studentId }) => [teacherId, studentId].includes(meId));
  return status === "accepted" && !mine.some(isAhead);
}

/** The lesson in which I learn, while it can be booked. */
export function bookableLesson(
  { status, lessons }: Ring,
  meId: string,
): Ring["lessons"][number] | undefined {
  if (status !== "accepted") return undefined;
  return lessons.find((lesson) => lesson.studentId === meId && canBook(lesson));
}
