// @vitest-environment node
import { expect, it } from "vitest";
import i18n, { en } from "@/i18n";
import type { Notification } from "@/lib/api/types";
import { describeNotification } from "./describe";

function told(type: string, data: Record<string, unknown>) {
  const notification = {
    id: "n1",
    type,
    data,
    isRead: false,
    createdAt: "2026-11-21T10:00:00.000Z",
  };
  return describeNotification(notification as Notification, i18n.t, "Asia/Tokyo");
}

const omar = { personId: "p1", personName: "Omar" };

it("a proposal names who proposes and leads to the swap", () => {
  expect(
    told("request", { ...omar, event: "swap_proposed", swapId: "w1", skillName: "Guitar" }),
  ).toEqual({ title: "Omar proposes a swap", text: "Guitar", to: "/swaps/w1" });
});

it("a reminder says how soon, and leads to the session", () => {
  const data = { ...omar, event: "session_reminder", sessionId: "s1", minutesBefore: 60 };
  expect(told("session", data)).toMatchObject({
    title: "Your session with Omar begins in 1 hour",
    to: "/sessions/s1",
  });
});

it("a time is told on the reader's own clock", () => {
  const data = { ...omar, event: "session_requested", scheduledTime: "2026-11-26T17:00:00.000Z" };
  expect(told("request", data).text.replaceAll("\u202f", " ")).toBe("Fri, Nov 27, 2:00 AM");
});

it("an end that only the other one claims sounds different from one that is settled", () => {
  const data = { ...omar, event: "session_ended", sessionId: "s1", minutes: 45 };
  expect(told("session", data).title).toBe("Your session with Omar is over");
  expect(told("session", { ...data, isSettled: false })).toMatchObject({
    title: "Omar says your session is over",
    text: "45 minutes",
  });
});

it("credits say how much and lead to the balance", () => {
  const data = { ...omar, event: "credits_received", sessionId: "s1", minutes: 90 };
  expect(told("credits", data)).toEqual({
    title: "You received 1 hour 30 minutes",
    text: "",
    to: "/credits",
  });
});

it("a decision gives its reason", () => {
  const data = { ...omar, event: "session_decided", sessionId: "s1", reason: "Both wrote so." };
  expect(told("session", data).text).toBe("Both wrote so.");
});

it("an event newer than this client still says something and leads to what it is about", () => {
  expect(told("session", { event: "session_sung", sessionId: "s1" })).toEqual({
    title: "Something new on SkillSwap",
    text: "",
    to: "/sessions/s1",
  });
});

it("no known event leaves a placeholder in its title", () => {
  const data = { ...omar, sessionId: "s1", minutes: 60, minutesBefore: 15 };
  for (const event of Object.keys(en.notifications.events)) {
    const { title, to } = told("session", { ...data, event });
    expect(title).not.toMatch(/\{\{|notifications\./);
    expect(to).not.toBeNull();
  }
});

it("your own data waits in the settings", () => {
  expect(told("account", { event: "export_ready" })).toEqual({
    title: "Your data is ready",
    text: "You can download it in your settings.",
    to: "/settings",
  });
});
