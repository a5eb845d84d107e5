/** The remainders of all bytes, as PNG's annex has them. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  return rest
})

/** CRC-32 of bytes, continued from that of the bytes before them; 0 before the first. */
export const crc32 = (bytes: Uint8Array, before: number): number => {
  let sum = ~before
  for (let at = 0; at < bytes.length; at++) sum = (table[(sum ^ (bytes[at] as number)) & 255] as number) ^ (sum >>> 8)
  return ~sum >>> 0
}
