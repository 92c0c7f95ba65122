import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SessionInput } from "skillswap-sdk";
import { SESSIONS } from "@/entities/session/queries";
import { api, unwrap } from "@/lib/api/client";
import type { Repetition } from "./repetition";

/** What the booking form sends. `key` makes a repeated click one request. */
export interface Booking extends SessionInput {
  key: string;
  repetition: Repetition;
}

/** Requests what the booking form holds; answers with the conversation in which the request is shown. */
export function useBook() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (booking: Booking) =>
      booking.repetition.weeks > 1 ? requestWeekly(booking) : requestOnce(booking),
    onSuccess: () => cache.invalidateQueries({ queryKey: SESSIONS }),
  });
}

const header = (key: string) => ({ header: { "Idempotency-Key": key } });

async function requestOnce({ key, repetition: _, ...body }: Booking) {
  const { conversationId } = await unwrap(api.POST("/api/sessions", { params: header(key), body }));
  return { conversationId };
}

async function requestWeekly({ key, repetition, ...booking }: Booking) {
  const { teacherId, skillId, scheduledTime, durationMinutes, description } = booking;
  const { sessions } = await unwrap(
    api.POST("/api/sessions/series", {
      params: header(key),
      body: {
        ...{ teacherId, skillId, durationMinutes },
        firstTime: scheduledTime,
        weeks: repetition.weeks,
        leftOut: repetition.leftOut
          .map((week) => week + 1)
          .filter((week) => week <= repetition.weeks),
        ...(description ? { description } : {}),
      },
    }),
  );
  return { conversationId: sessions[0]?.conversationId ?? "" };
}
