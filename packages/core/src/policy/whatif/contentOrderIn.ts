import { compareText } from "../contentOrder.ts"
import type { Columns, RecordKind } from "./Columns.ts"

/** `contentOrder` of two records of one activity in columns that have no fields; what is under review as if it were granted. */
export const contentOrderIn = (
  { declared, from, kind, kinds, recognised, to }: Columns,
  a: number,
  b: number
): number => {
  const [one, other] = [kinds[kind[a] as number] as RecordKind, kinds[kind[b] as number] as RecordKind]
  const less = (column: Int32Array | Uint32Array, x: number, y: number) => (column[x] as number) - (column[y] as number)
  const given = ({ standing }: RecordKind, at: number) =>
    (standing === "pending" ? declared[at] : recognised[at]) as number
  return (
    less(from, a, b) ||
    less(to, a, b) ||
    given(other, b) - given(one, a) ||
    less(declared, b, a) ||
    one.creditYear - other.creditYear ||
    compareText(one.form, other.form) ||
    compareText(one.subject, other.subject)
  )
}
