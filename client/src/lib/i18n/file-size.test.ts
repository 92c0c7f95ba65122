import { expect, it } from "vitest";
import { plain } from "@/test/plain";
import { fileSize } from "./file-size";

it.each([
  [12, "1 kB"],
  [2_340, "2.3 kB"],
  [48_211, "48 kB"],
  [999_900, "1 MB"],
  [1_250_000, "1.3 MB"],
  [73_000_000, "73 MB"],
  [5_000_000_000_000, "5,000 GB"],
])("%i bytes are %s", (bytes, shown) => {
  expect(plain(fileSize(bytes))).toBe(shown);
});
