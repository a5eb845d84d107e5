/** The first 32 bits of the fractional parts of a root of the first primes, which FIPS 180-4 takes as its constants. */
const fractions = (count: number, root: (prime: number) => number): ReadonlyArray<number> => {
  const found: Array<number> = []
  for (let candidate = 2; found.length < count; candidate++) {
    let prime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false
    if (prime) found.push(((root(candidate) % 1) * 0x1_0000_0000) | 0)
  }
  return found
}

const start = fractions(8, Math.sqrt)
const rounds = fractions(64, Math.cbrt)

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** The bytes of a text in UTF-8; half a character becomes the replacement character. */
const utf8 = (text: string): Array<number> =>
  [...encodeURIComponent(text.toWellFormed()).matchAll(/%(..)|./gu)].map(([one, escaped]) =>
    escaped === undefined ? one.charCodeAt(0) : Number.parseInt(escaped, 16)
  )

const compress = (state: ReadonlyArray<number>, words: ReadonlyArray<number>): Array<number> => {
  const schedule = words.slice()
  for (let index = 16; index < 64; index++) {
    const [near, far] = [schedule[index - 2] as number, schedule[index - 15] as number]
    const one = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)
    const zero = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)
    schedule.push((one + zero + (schedule[index - 7] as number) + (schedule[index - 16] as number)) | 0)
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
  for (let index = 0; index < 64; index++) {
    const one = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const mixed = (h + one + ((e & f) ^ (~e & g)) + (rounds[index] as number) + (schedule[index] as number)) | 0
    const zero = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const most = (a & b) ^ (a & c) ^ (b & c)
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + mixed) | 0, c, b, a, (mixed + zero + most) | 0]
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + (state[index] as number)) | 0)
}

/** SHA-256 of a text in UTF-8, as hexadecimal: in plain TypeScript, so that it is the same in a browser and needs no waiting. */
export const sha256 = (text: string): string => {
  const bytes = utf8(text)
  const bits = bytes.length * 8
  bytes.push(0x80)
  while (bytes.length % 64 !== 56) bytes.push(0)
  for (let shift = 56; shift >= 0; shift -= 8) bytes.push(Math.floor(bits / 2 ** shift) % 256)
  let state: ReadonlyArray<number> = start
  for (let block = 0; block < bytes.length; block += 64) {
    const words = Array.from({ length: 16 }, (_, word) =>
      bytes.slice(block + word * 4, block + word * 4 + 4).reduce((sum, byte) => (sum << 8) | byte, 0)
    )
    state = compress(state, words)
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("")
}
