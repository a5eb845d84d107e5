import type { Sharing } from "./Policy.ts"

/** Gives hours to subjects by their shares; the parts sum exactly, the last one takes what rounding leaves (DEC-13). */
export const splitHours = ({ parts }: Sharing, hours: number, give: (subject: number, hours: number) => void): void => {
  const last = parts.length - 1
  let left = hours
  for (let index = 0; index <= last; index++) {
    const { share, subject } = parts[index] as Sharing["parts"][number]
    const part = index === last ? left : Math.floor((hours * share.numerator) / share.denominator)
    left -= part
    if (part > 0) give(subject, part)
  }
}
