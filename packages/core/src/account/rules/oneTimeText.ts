/** Crockford's base 32: no letter that is taken for a digit. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const letters = 20
const group = 5

/** ACC-03: a one-time password of 128 random bits in hexadecimal: 100 of them, as four groups that can be read out. */
export const oneTimeText = (random: string): string =>
  Array.from(
    BigInt(`0x${random}`)
      .toString(2)
      .padStart(128, "0")
      .slice(0, letters * 5)
      .matchAll(/.{5}/gu),
    ([bits]) => alphabet.charAt(Number.parseInt(bits, 2))
  )
    .join("")
    .replaceAll(new RegExp(`.{${group}}(?=.)`, "gu"), "$&-")

/** What was typed as it was made: in capitals, without gaps, and with digits where letters look like them. */
export const oneTimeTyped = (typed: string): string =>
  typed.normalize("NFKC").toUpperCase().replaceAll(/[\s-]/gu, "").replaceAll("O", "0").replaceAll(/[IL]/gu, "1")
