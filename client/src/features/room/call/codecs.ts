/**
 * Few codecs make a small description: all that Chromium offers has 8 KB for each picture, and a frame of our socket
 * holds 16. Opus and VP8 are in every browser; H.264 stays for phones that do it in hardware.
 */
const KEPT = /^(audio\/opus|video\/VP8|video\/rtx)$/i;

function isKept(codec: RTCRtpCodec): boolean {
  if (/^video\/H264$/i.test(codec.mimeType))
    return (
      /profile-level-id=42e01f/i.test(codec.sdpFmtpLine ?? "") &&
      /packetization-mode=1/.test(codec.sdpFmtpLine ?? "")
    );
  return KEPT.test(codec.mimeType);
}

/** Offer and answer `transceiver` with few codecs, where the browser lets us choose. */
export function preferCodecs(transceiver: RTCRtpTransceiver, kind: "audio" | "video"): void {
  const all = RTCRtpReceiver.getCapabilities?.(kind)?.codecs ?? [];
  const kept = all.filter(isKept);
  if (kept.length > 0) transceiver.setCodecPreferences?.(kept);
}
