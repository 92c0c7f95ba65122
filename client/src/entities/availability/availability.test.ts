import type { Slot } from "skillswap-sdk";
import { describe, expect, it } from "vitest";
import { copyDay, freeMinutes, nextSlot, normalise, problemOf, setHour } from "./availability";

const slot = (weekday: number, start: string, end: string): Slot => ({ weekday, start, end });

describe("the week", () => {
  it("joins times that touch or overlap and keeps days apart", () => {
    const week = [slot(1, "10:00", "11:00"), slot(0, "09:00", "10:30"), slot(0, "10:00", "12:00")];
    expect(normalise([...week, slot(1, "11:00", "12:00")])).toEqual([
      slot(0, "09:00", "12:00"),
      slot(1, "10:00", "12:00"),
    ]);
  });

  it("turns an hour on next to another into one time", () => {
    expect(setHour([slot(2, "09:00", "10:00")], 2, 10, true)).toEqual([slot(2, "09:00", "11:00")]);
  });

  it("cuts an hour out of the middle", () => {
    expect(setHour([slot(2, "09:00", "12:00")], 2, 10, false)).toEqual([
      slot(2, "09:00", "10:00"),
      slot(2, "11:00", "12:00"),
    ]);
  });

  it("knows the last hour of the day as until 24:00", () => {
    expect(setHour([], 6, 23, true)).toEqual([slot(6, "23:00", "24:00")]);
  });

  it("computes how much of an hour is free", () => {
    expect(freeMinutes([slot(0, "09:30", "10:15")], 0, 9)).toBe(30);
    expect(freeMinutes([slot(0, "09:30", "10:15")], 0, 10)).toBe(15);
    expect(freeMinutes([slot(0, "09:30", "10:15")], 1, 9)).toBe(0);
  });

  it("copies a day over others, replacing what they had", () => {
    const week = [slot(0, "18:00", "20:00"), slot(1, "08:00", "09:00"), slot(3, "07:00", "08:00")];
    expect(copyDay(week, 0, [0, 1, 2])).toEqual([
      slot(0, "18:00", "20:00"),
      slot(1, "18:00", "20:00"),
      slot(2, "18:00", "20:00"),
      slot(3, "07:00", "08:00"),
    ]);
  });

  it("offers a new time after the last one, and none after a full day", () => {
    expect(nextSlot([], 0)).toEqual(slot(0, "18:00", "19:00"));
    expect(nextSlot([slot(0, "09:00", "10:00")], 0)).toEqual(slot(0, "11:00", "12:00"));
    expect(nextSlot([slot(0, "09:00", "23:30")], 0)).toBeNull();
  });

  it("sees what cannot be saved", () => {
    expect(problemOf([slot(0, "10:00", "10:00")], 0)).toBe("backwards");
    expect(problemOf([slot(0, "10:00", "12:00"), slot(0, "11:00", "13:00")], 0)).toBe("overlap");
    expect(problemOf([slot(0, "10:00", "12:00"), slot(0, "12:00", "13:00")], 0)).toBeNull();
  });
});
