// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, renderHook, screen } from "@testing-library/react";
import { BrowserRouter } from "react-router";
import { beforeEach, expect, it } from "vitest";
import { useHistoryPlace } from "@/features/credits/use-history-place";
import { useChoice } from "@/features/matching/board/use-choice";
import { useFilters } from "@/features/matching/discover/use-filters";
import { ViewSwitch } from "@/features/matching/discover/view-switch";
import { InboxFilters, useInboxFilter } from "@/features/notifications/inbox-filter";
import { useSessionsPlace } from "@/features/sessions/use-place";

const used = <Controls,>(useControls: () => Controls) =>
  renderHook(useControls, { wrapper: BrowserRouter }).result.current;

beforeEach(() => history.replaceState(null, "", "/?view=skills&group=swaps"));

/** Both come from what was rendered before the first one, as two quick presses on a busy phone do. */
const both = (first: () => void, second: () => void) =>
  act(() => [first, second].map((go) => go()));

function Views() {
  const controls = useFilters();
  return (
    <>
      <ViewSwitch {...controls} />
      <button type="button" onClick={() => controls.set("level", "beginner")}>
        Beginner
      </button>
    </>
  );
}

function Inbox() {
  return <InboxFilters {...useInboxFilter()} />;
}

it("everything and then only unread is what the inbox is narrowed to, however quick they come", () => {
  const cache = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
  render(
    <QueryClientProvider client={cache}>
      <BrowserRouter>
        <Inbox />
      </BrowserRouter>
    </QueryClientProvider>,
  );
  const choose = (name: string) => () => screen.getByRole("radio", { name }).click();
  both(choose("Everything"), choose("Unread"));
  expect(location.search).toBe("?unread=true");
});

it("two filters of Discover both count, and stay in their view", () => {
  const { set } = used(useFilters);
  both(
    () => set("category", "music"),
    () => set("level", "beginner"),
  );
  expect(location.search).toBe("?view=skills&category=music&level=beginner");
});

it("the other view of Discover keeps a filter that was chosen in the same moment", () => {
  render(
    <BrowserRouter>
      <Views />
    </BrowserRouter>,
  );
  both(
    () => screen.getByRole("button", { name: "Beginner" }).click(),
    () => screen.getByRole("link", { name: "People" }).click(),
  );
  expect(location.search).toBe("?level=beginner");
});

it("the board that is chosen stays when its filters are taken away in the same moment", () => {
  const { set, clear } = used(useChoice);
  both(() => set("view", "growing"), clear);
  expect(location.search).toBe("?view=growing");
});

it("a page that is pressed after another tab or kind was chosen does not take that choice back", () => {
  const { go } = used(useSessionsPlace);
  history.replaceState(null, "", "/?tab=taught");
  act(() => go({ page: "2" }));
  expect(location.search).toBe("?tab=taught");

  history.replaceState(null, "", "/?kind=earned");
  const { choose, goTo } = used(useHistoryPlace);
  both(
    () => choose("spent"),
    () => goTo(2),
  );
  expect(location.search).toBe("?kind=spent");
  const rendered = used(useHistoryPlace);
  act(() => rendered.goTo(2));
  expect(location.search).toBe("?kind=spent&page=2");
});
