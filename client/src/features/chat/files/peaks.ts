const PEAKS = 48;
/** Speech is far from full scale: what is this loud is drawn as the loudest. */
const LOUD = 0.35;

/** How loud samples between -1 and 1 are together: 0 to 100. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.min(100, Math.round((Math.sqrt(sum / Math.max(1, samples.length)) / LOUD) * 100));
}

/** At most 48 numbers, each the loudest of its part, from the levels of a recording. */
export function peaksOf(levels: readonly number[]): number[] {
  const count = Math.min(PEAKS, levels.length);
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * levels.length) / count);
    const to = Math.max(from + 1, Math.floor(((at + 1) * levels.length) / count));
    return Math.max(...levels.slice(from, to));
  });
}
