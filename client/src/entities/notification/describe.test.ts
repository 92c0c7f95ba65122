import type { Notification } from "skillswap-sdk";
import { expect, it } from "vitest";
import i18n from "@/lib/i18n";
import { memberTexts } from "@/lib/i18n/member-texts";
import { plain } from "@/test/plain";
import { describeNotification } from "./describe";

function textOf(type: string, data: Record<string, unknown>) {
  const notification = {
    id: "n1",
    type,
    data,
    isRead: false,
    createdAt: "2026-11-21T10:00:00.000Z",
  };
  const { title, text, to } = describeNotification(
    notification as Notification,
    i18n.t,
    "Asia/Tokyo",
  );
  return { title: plain(title), text: plain(text), to };
}

const omar = { personId: "p1", personName: "Omar" };

it("a proposal names who proposes and leads to the swap", () => {
  expect(
    textOf("request", { ...omar, event: "swap_proposed", swapId: "w1", skillName: "Guitar" }),
  ).toEqual({ title: "Omar proposes a swap", text: "Guitar", to: "/swaps/w1" });
});

it("a ring says how many people it is of, and leads to it", () => {
  const data = { event: "ring_proposed", change: "proposed", ringId: "r1", people: 4 };
  expect(textOf("ring", data)).toMatchObject({
    title: "A ring of 4 people fits you",
    to: "/rings/r1",
  });
});

it("who is asked for a ring reads what they would teach and learn in it", () => {
  const data = {
    event: "ring_proposed",
    ringId: "r1",
    people: 3,
    teaches: "Lute",
    learns: "Chess",
  };
  const { text } = textOf("ring", data);
  expect(text).toContain("You teach Lute to one of them and learn Chess from another.");
});

it("a reminder says how soon, and leads to the session", () => {
  const data = { ...omar, event: "session_reminder", sessionId: "s1", minutesBefore: 60 };
  expect(textOf("session", data)).toMatchObject({
    title: "Your session with Omar begins in 1 hour",
    to: "/sessions/s1",
  });
});

it("a time is shown on the reader's own clock", () => {
  const data = { ...omar, event: "session_requested", scheduledTime: "2026-11-26T17:00:00.000Z" };
  expect(textOf("request", data).text.replaceAll("\u00a0", " ")).toBe("Fri, Nov 27, 2:00 AM");
});

it("an end that only the other one claims sounds different from one that is settled", () => {
  const data = { ...omar, event: "session_ended", sessionId: "s1", minutes: 45 };
  expect(textOf("session", data).title).toBe("Your session with Omar is over");
  expect(textOf("session", { ...data, isSettled: false })).toMatchObject({
    title: "Omar says your session is over",
    text: "45 minutes",
  });
});

it("credits say how much and lead to the balance", () => {
  const data = { ...omar, event: "credits_received", sessionId: "s1", minutes: 90 };
  expect(textOf("credits", data)).toEqual({
    title: "You received 1 hour 30 minutes",
    text: "",
    to: "/credits",
  });
});

it("a decision gives its reason", () => {
  const data = { ...omar, event: "session_decided", sessionId: "s1", reason: "Both wrote so." };
  expect(textOf("session", data).text).toBe("Both wrote so.");
});

it("an event newer than this client still says something and leads to what it is about", () => {
  expect(textOf("session", { event: "session_sung", sessionId: "s1" })).toEqual({
    title: "Something new on SkillSwap",
    text: "",
    to: "/sessions/s1",
  });
});

it("no known event leaves a placeholder in its words or says the same twice", () => {
  const data = { ...omar, sessionId: "s1", minutes: 60, minutesBefore: 15, people: 3 };
  for (const event of Object.keys(memberTexts.notifications.events)) {
    const { title, text, to } = textOf("session", { ...data, event });
    expect(`${title} ${text}`).not.toMatch(/\{\{|notifications\./);
    expect(text).not.toContain(title);
    expect(to).not.toBeNull();
  }
});

it("a milestone says what happened for the first time and leads to what comes of it", () => {
  expect(textOf("milestone", { milestone: "first_match" })).toMatchObject({
    title: "Your first match",
    to: "/matches",
  });
  expect(textOf("milestone", { milestone: "hundredth_song" })).toMatchObject({
    title: "Something new on SkillSwap",
    to: null,
  });
});

it("what happened to the ways into an account leads to the settings", () => {
  const ways = /^(address|identity|passkey|recovery|second_factor)_/;
  for (const event of Object.keys(memberTexts.notifications.events).filter((name) =>
    ways.test(name),
  ))
    expect(textOf("account", { event }).to).toBe("/settings");
});

it("your own data waits in the settings", () => {
  expect(textOf("account", { event: "export_ready" })).toEqual({
    title: "Your data is ready",
    text: "You can download it in your settings.",
    to: "/settings",
  });
});
