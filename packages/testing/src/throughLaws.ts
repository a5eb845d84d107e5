import type { Case } from "./Case.ts"
import type { CaseStream } from "./CaseStream.ts"

/** Looks at a case; false, or a throw, where what it looks for is broken. */
export type Look<A = Case> = (one: A) => boolean

/** How far the cases have come, and where each look was first broken. */
export interface Progress<A = Case> {
  readonly done: number
  readonly broken: ReadonlyMap<Look<A>, number>
}

const keeps = <A>(look: Look<A>, one: A): boolean => {
  try {
    return look(one)
  } catch {
    return false
  }
}

/** Puts each case of a range to every look, handful by handful, and tells after each how far it is. What is broken is not asked again. */
export function* throughLaws<A>(
  looks: ReadonlyArray<Look<A>>,
  stream: CaseStream<A>,
  { from = 0, to }: { readonly from?: number; readonly to: number }
): Generator<Progress<A>> {
  const broken = new Map<Look<A>, number>()
  let done = from
  for (const handful of stream.handfuls(from, to)) {
    for (const look of looks) {
      if (broken.has(look)) continue
      const place = handful.findIndex((one) => !keeps(look, one))
      if (place >= 0) broken.set(look, done + place)
    }
    done += handful.length
    yield { done, broken }
    if (broken.size === looks.length) return
  }
}
