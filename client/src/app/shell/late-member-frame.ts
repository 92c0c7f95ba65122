import { lazy } from "react";
import { loadShownMemberTexts } from "@/lib/i18n/language";
import { page } from "../lazy-page";

/** The code of the members' frame; asked for at once where somebody is signed in. */
export const loadMemberFrame = page(async () => {
  const [{ MemberFrame }] = await Promise.all([import("./member-frame"), loadShownMemberTexts()]);
  return { Component: MemberFrame };
});

export const LateMemberFrame = lazy(async () => {
  const { Component } = await loadMemberFrame();
  return { default: Component };
});
