/** For which zones somebody has said on this device whether the profile follows them: never asked twice. */

const keyOf = (memberId: string) => `skillswap.zonesAnswered.${memberId}`;

function answeredZones(memberId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(memberId)) ?? "[]");
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}

export const isZoneAnswered = (memberId: string, zone: string) =>
  answeredZones(memberId).includes(zone);

export function keepZoneAnswer(memberId: string, zone: string): void {
  const zones = new Set(answeredZones(memberId)).add(zone);
  localStorage.setItem(keyOf(memberId), JSON.stringify([...zones]));
}
