import { expect, it } from "vitest";
import { isFilled } from "./fit";

const wide = { videoWidth: 1280, videoHeight: 720 };

it("fills a stage of about the same shape, and has bars on an upright phone", () => {
  expect(isFilled("face", { ...wide, clientWidth: 1256, clientHeight: 640 })).toBe(true);
  expect(isFilled("face", { ...wide, clientWidth: 374, clientHeight: 690 })).toBe(false);
});

it("shows all of a screen", () => {
  expect(isFilled("whole", { ...wide, clientWidth: 1280, clientHeight: 720 })).toBe(false);
});
