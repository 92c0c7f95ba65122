// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { hostOf } from "./meeting-link";

describe("hostOf", () => {
  it("names the host that is opened, in letters that cannot pass for others", () => {
    expect(hostOf("https://meet.example.org/noor?pwd=1")).toBe("meet.example.org");
    expect(hostOf("https://meet.example.org:8443/noor")).toBe("meet.example.org:8443");
    expect(hostOf("https://аpple.example/")).toBe("xn--pple-43d.example");
  });
  it("opens nothing but https without a password in it", () => {
    const wrong = ["javascript:alert(1)", "http://meet.example.org", "https://a:b@c.example", ""];
    expect(wrong.map(hostOf)).toEqual([null, null, null, null]);
  });
});
