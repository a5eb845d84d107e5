import type { Policy } from "../Policy.ts"
import { ColumnJudge } from "./ColumnJudge.ts"
import { type Columns, firstOf, memberIn, type RecordKind } from "./Columns.ts"
import { compareSides } from "./consequenceOf.ts"
import { kindOf } from "./Examples.ts"
import { Ground, haveOneGround } from "./Ground.ts"
import type { WhatIf } from "./WhatIf.ts"

const isQuick = ({ document, plain }: Policy): boolean => plain && document.appliesTo === undefined

/**
 * Puts the people of some columns to a what-if: the same as adding them one by one (law U20), in a fraction of the time where both
 * documents sum subjects of one credit year and nothing else.
 */
export const addColumns = (whatIf: WhatIf, columns: Columns): void => {
  const { ends, fielded, ids, organisations, recordsAfter, repeats } = columns
  const { removed, sums, uniform } = whatIf
  const { asOf, from, to, year } = whatIf.reform
  const quick = uniform && asOf === undefined && recordsAfter.size === 0 && isQuick(from) && isQuick(to)
  if (!quick) {
    for (let person = 0; person < ids.length; person++) whatIf.add(memberIn(columns, person))
    return
  }
  const awards = from.awarded.size > 0 || to.awarded.size > 0
  const ground = new Ground(from, year, columns)
  const other = haveOneGround(from, to) ? ground : new Ground(to, year, columns)
  const [before, after] = [new ColumnJudge(from, ground), new ColumnJudge(to, other)]
  const orphans = columns.kinds.map(({ subject }) => removed.has(subject))
  const anyOrphan = orphans.includes(true)
  for (let person = 0; person < ids.length; person++) {
    if (fielded[person] === 1 && (awards || repeats[person] === 1)) {
      whatIf.add(memberIn(columns, person))
      continue
    }
    const total = ground.sum(person)
    const one = before.judge(person, total)
    const consequence = compareSides(one, after.judge(person, other === ground ? total : other.sum(person)))
    sums.add(organisations[person] as string, consequence)
    const [first, end] = [firstOf(columns, person), ends[person] as number]
    if (anyOrphan)
      for (let at = first; at < end; at++) {
        const place = columns.kind[at] as number
        if (orphans[place] === true)
          sums.addOrphaned((columns.kinds[place] as RecordKind).subject, 1, columns.declared[at] as number)
      }
    const kind = kindOf(consequence)
    if (kind === null) continue
    const id = ids[person] as string
    if (whatIf.examples.wants(kind, end - first, id)) whatIf.examples.add(kind, memberIn(columns, person))
    whatIf.tellFlip(id, organisations[person] as string, consequence)
  }
}
