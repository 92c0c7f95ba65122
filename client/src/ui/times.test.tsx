// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { meQuery } from "@/lib/auth/me";
import { makeQueryClient } from "@/lib/query-cache";
import { useNow } from "@/lib/time/now";
import { makeMe } from "@/test/factories";
import { DayName, ShortWhen } from "./times";

afterEach(() => vi.useRealTimers());

/** In the zone of the browser that runs the test. */
const EVENING = new Date(2026, 10, 26, 23, 58);

/** Shows `children` to a member in `timezone`, or to a guest. */
function show(children: ReactNode, timezone?: string) {
  const cache = makeQueryClient();
  cache.setQueryData(meQuery.queryKey, timezone ? makeMe({ timezone }) : null);
  return render(<QueryClientProvider client={cache}>{children}</QueryClientProvider>);
}

it("today becomes yesterday at midnight while the page is open", () => {
  vi.useFakeTimers({ now: EVENING });
  show(
    <>
      <p data-testid="day">
        <DayName at={EVENING.toISOString()} />
      </p>
      <p data-testid="when">
        <ShortWhen at={EVENING.toISOString()} />
      </p>
    </>,
  );
  expect(screen.getByTestId("day")).toHaveTextContent("Today");
  expect(screen.getByTestId("when")).toHaveTextContent("11:58");
  act(() => vi.advanceTimersByTime(3 * 60_000));
  expect(screen.getByTestId("day")).toHaveTextContent("Yesterday");
  expect(screen.getByTestId("when")).toHaveTextContent("Yesterday");
});

it("a tab that becomes visible reads the clock at once", () => {
  vi.useFakeTimers({ now: EVENING });
  show(<DayName at={EVENING.toISOString()} />);
  vi.setSystemTime(new Date(2026, 10, 27, 8, 0));
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(screen.getByText("Yesterday")).toBeInTheDocument();
});

it("days begin at midnight where the member lives, whatever zone the browser is in", () => {
  vi.useFakeTimers({ now: new Date("2026-11-26T14:55:00Z") });
  show(
    <p>
      <DayName at="2026-11-26T14:50:00Z" />, <ShortWhen at="2026-11-26T14:50:00Z" />
    </p>,
    "Asia/Tokyo",
  );
  expect(screen.getByText("Today, 11:50 PM")).toBeInTheDocument();
  act(() => vi.advanceTimersByTime(6 * 60_000));
  expect(screen.getByText("Yesterday, Yesterday")).toBeInTheDocument();
});

function Now() {
  return <p>{new Date(useNow(1_000)).getSeconds()}</p>;
}

it("everything of one pace is rendered together, and no timer runs without a listener", () => {
  vi.useFakeTimers({ now: new Date(2026, 10, 26, 12, 0, 0) });
  const { unmount } = render(
    <>
      <Now />
      <Now />
    </>,
  );
  expect(vi.getTimerCount()).toBe(1);
  act(() => vi.advanceTimersByTime(2_000));
  expect(screen.getAllByText("2")).toHaveLength(2);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
