import { Option } from "effect"
import { Flag } from "effect/cli"

const wholeNumber = (name: string, least: number, most: number, what: string) =>
  Flag.String(name).pipe(
    Flag.withDescription(what),
    Flag.withMetavar("integer"),
    Flag.filterMap(
      (given) => {
        const number = /^-?\d{1,12}$/u.test(given) ? Number(given) : Number.NaN
        return least <= number && number <= most ? Option.some(number) : Option.none()
      },
      () => `${least} 至 ${most} 的整数 / a whole number from ${least} to ${most}`
    )
  )

/** How many cases a law is tried on; more than these nobody waits for. */
export const runs = wholeNumber("runs", 1, 100_000, "每条法则试多少个用例 / how many cases a law is tried on").pipe(
  Flag.withDefault(400)
)

/** What the cases of the laws are made from. */
export const seed = wholeNumber(
  "seed",
  -(2 ** 31),
  2 ** 31 - 1,
  "法则用例的种子，相同的种子产生相同的用例 / the laws' cases are made from it: the same seed, the same cases"
).pipe(Flag.withDefault(20181231))
