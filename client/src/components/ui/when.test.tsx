import { act, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useNow } from "@/lib/use-now";
import { DayName, ShortWhen } from "./when";

afterEach(() => vi.useRealTimers());

const EVENING = new Date(2026, 10, 26, 23, 58);

it("today becomes yesterday at midnight while the page is open", () => {
  vi.useFakeTimers({ now: EVENING });
  render(
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

it("a tab that comes to the front looks at the clock at once", () => {
  vi.useFakeTimers({ now: EVENING });
  render(<DayName at={EVENING.toISOString()} />);
  vi.setSystemTime(new Date(2026, 10, 27, 8, 0));
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(screen.getByText("Yesterday")).toBeInTheDocument();
});

function Now() {
  return <p>{new Date(useNow(1_000)).getSeconds()}</p>;
}

it("everything of one pace moves together, and nothing ticks for nobody", () => {
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
