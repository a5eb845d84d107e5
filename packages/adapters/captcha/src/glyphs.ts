/**
 * Letters and digits that nobody takes for each other, as strokes from point to point on a grid of 4 by 6: `x` and `y` in
 * turn, strokes parted by a gap.
 */
export const glyphs: Readonly<Record<string, string>> = {
  A: "062046 1434",
  E: "40000646 0333",
  H: "0006 0343 4046",
  K: "0006 400346",
  M: "0600244046",
  N: "06004640",
  P: "0600304132330303",
  R: "060030413203 2346",
  T: "0040 2026",
  W: "0016233640",
  X: "0046 4006",
  3: "0030412313 23444536160504",
  4: "36300444",
  6: "30100104051636454413 0413",
  9: "16364541301001021343"
}
