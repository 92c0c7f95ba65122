import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { NotificationPreferences, NotificationPreferencesInput } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

export const KINDS = [
  "message",
  "request",
  "session",
  "ring",
  "match",
  "review",
  "credits",
] as const;
export const CHANNELS = ["inApp", "push", "email"] as const;
export type Kind = (typeof KINDS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Preferences = NotificationPreferences;
export type Changes = NotificationPreferencesInput;

export const preferencesQuery = queryOptions({
  queryKey: ["notification-preferences"],
  queryFn: () => unwrap(api.GET("/api/notifications/preferences")),
});

/** What `changes` makes of preferences: kinds are merged channel by channel, as the server does. */
export function changed(before: Preferences, changes: Changes): Preferences {
  const next = { ...before, ...changes, updatedAt: before.updatedAt };
  for (const kind of KINDS) next[kind] = { ...before[kind], ...changes[kind] };
  return next;
}

/** The changes that take `changes` back. */
export function inverse(before: Preferences, changes: Changes): Changes {
  const back: Changes = {};
  for (const kind of KINDS) {
    const was = CHANNELS.filter((channel) => changes[kind]?.[channel] !== undefined);
    if (was.length)
      back[kind] = Object.fromEntries(was.map((channel) => [channel, isOn(before, kind, channel)]));
  }
  if (changes.quietHours !== undefined) back.quietHours = before.quietHours ?? null;
  if (changes.digestDay !== undefined) back.digestDay = before.digestDay ?? null;
  return back;
}

/** The changes that turn off every mail and push. What is seen in SkillSwap itself disturbs nobody, and stays. */
export const ALL_OFF: Changes = Object.fromEntries(
  KINDS.map((kind) => [kind, { push: false, email: false }]),
);

/** Whether any mail or push comes that can be turned off. */
export function isAnyOn(preferences: Preferences): boolean {
  return KINDS.some((kind) => isOn(preferences, kind, "push") || isOn(preferences, kind, "email"));
}

/** Whether a kind comes by a channel. The mail of matches is the weekly one: it needs its day as well. */
export function isOn(preferences: Preferences, kind: Kind, channel: Channel): boolean {
  const on = preferences[kind]?.[channel] ?? true;
  return kind === "match" && channel === "email" ? on && preferences.digestDay !== null : on;
}

/** The change that turns one on or off. */
export function switched(
  preferences: Preferences,
  kind: Kind,
  channel: Channel,
  on: boolean,
): Changes {
  const needsDay = kind === "match" && channel === "email" && on && preferences.digestDay === null;
  return { [kind]: { [channel]: on }, ...(needsDay && { digestDay: 0 }) };
}

/**
 * Shows a change at once and takes just that back when the server refuses. One after the other, so that the last
 * answer is the newest.
 */
export function useSavePreferences() {
  const cache = useQueryClient();
  const { queryKey } = preferencesQuery;
  const show = (changes: Changes) =>
    cache.setQueryData(queryKey, (now) => (now ? changed(now, changes) : now));
  return useMutation({
    mutationKey: queryKey,
    scope: { id: "notification-preferences" },
    mutationFn: (body: Changes) => unwrap(api.PUT("/api/notifications/preferences", { body })),
    onMutate: async (changes) => {
      await cache.cancelQueries({ queryKey });
      const before = cache.getQueryData(queryKey);
      show(changes);
      return before ? inverse(before, changes) : {};
    },
    onError: (_error, _changes, back) => show(back ?? {}),
    onSettled: () => {
      const isLast = cache.isMutating({ mutationKey: queryKey }) === 1;
      return isLast ? cache.invalidateQueries({ queryKey }) : undefined;
    },
  });
}
