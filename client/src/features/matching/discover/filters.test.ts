import { expect, it } from "vitest";
import { addressOf, isSearch, narrowing, readFilters, withFilter } from "./filters";

const search = (address: string) =>
  Object.fromEntries(new URL(address, "http://here").searchParams.entries());

it("a search is the same after its address was shared", () => {
  const filters = {
    q: "guitar",
    type: "offer",
    mode: "call",
    freeWhenIAm: "true",
    minRating: "4.5",
    sort: "best",
  };
  expect(readFilters(search(addressOf("skills", filters)))).toEqual(filters);
});

it("the same search has one address, whatever was chosen first", () => {
  const one = withFilter(withFilter({}, "level", "expert"), "category", "music");
  const other = withFilter(withFilter({}, "category", "music"), "level", "expert");
  expect(addressOf("people", one)).toBe(addressOf("people", other));
  expect(addressOf("people", withFilter(withFilter(one, "level", ""), "category", ""))).toBe(
    "/discover",
  );
});

it("what no filter accepts is left out, and older links still work", () => {
  expect(
    readFilters({ skill: " sado ", category: "witchcraft", minRating: "9", zone: "x" }),
  ).toEqual({ q: "sado" });
});

it("an order alone is no search, and a text alone is no filter", () => {
  expect(isSearch({ sort: "best" })).toBe(false);
  expect(isSearch({ q: "guitar" })).toBe(true);
  expect(narrowing({ q: "guitar", sort: "best", level: "expert" })).toEqual(["level"]);
});
