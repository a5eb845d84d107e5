/** Digits and letters by their values. */
export const all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/** The rest by a modulus of a number written in some base, its digits the values of characters: the form that ISO 7064 gives. */
export const restOf = (characters: Iterable<string>, alphabet: string, base: number, modulus: number): number => {
  let rest = 0
  for (const one of characters) rest = (rest * base + alphabet.indexOf(one)) % modulus
  return rest
}

/** The check character counts once, X as ten. */
export const checked = (characters: string): number => {
  const last = characters.at(-1) ?? ""
  return (restOf(characters.slice(0, -1), all, 2, 11) * 2 + (last === "X" ? 10 : Number(last))) % 11
}
