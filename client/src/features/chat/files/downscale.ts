/** As the server draws pictures: more pixels would be uploaded for nothing, on a phone's line for a minute. */
const LONGEST_SIDE = 2_048;
const QUALITY = 0.85;
const SHRINKABLE = new Set(["image/jpeg", "image/png", "image/webp"]);

export interface Picture {
  blob: Blob;
  width: number | null;
  height: number | null;
}

/**
 * A picture as it is uploaded, upright, with its size in pixels; as it came when it is small, moves, cannot be read
 * here (HEIC in most browsers), or would not become smaller.
 */
export async function downscaled(blob: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(blob, { imageOrientation: "from-image" }).catch(
    () => null,
  );
  if (!bitmap) return { blob, width: null, height: null };
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const smaller =
    scale < 1 && SHRINKABLE.has(blob.type) ? await draw(bitmap, width, height, blob.type) : null;
  bitmap.close();
  return { blob: smaller && smaller.size < blob.size ? smaller : blob, width, height };
}

function draw(
  bitmap: ImageBitmap,
  width: number,
  height: number,
  type: string,
): Promise<Blob | null> {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, width, height);
  const target = type === "image/jpeg" ? type : "image/webp"; // a PNG keeps what is transparent
  return new Promise((resolve) => canvas.toBlob(resolve, target, QUALITY));
}
