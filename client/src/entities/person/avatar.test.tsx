// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { Avatar } from "./avatar";

it.each([
  ["Ada Okafor", "AO"],
  ["e\u0301mile", "E\u0301"],
  ["👩‍👩‍👧‍👦 Family 🇩🇪", "👩‍👩‍👧‍👦🇩🇪"],
])("the initials of %s are whole graphemes", (name, initials) => {
  render(<Avatar name={name} url="" />);
  expect(screen.getByText(initials)).toBeInTheDocument();
});
