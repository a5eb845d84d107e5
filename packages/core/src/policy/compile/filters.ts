import type { Selection } from "../document/Selection.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Filter } from "../Policy.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"

/** The places of these subjects and of all that lie within them, in the document's order; of all subjects, where none are named. */
export const subjectsWithin = (
  { subjects }: PolicyDocument,
  codes: ReadonlyArray<string> | undefined
): ReadonlyArray<number> => {
  if (codes === undefined) return subjects.map((_, index) => index)
  const above = new Map(subjects.map(({ code, within }) => [code, within]))
  const inside = (code: string | undefined): boolean =>
    code !== undefined && (codes.includes(code) || inside(above.get(code)))
  return subjects.flatMap(({ code }, index) => (inside(code) ? [index] : []))
}

const fieldOf = ({ fields }: LearningRecord, key: string): string =>
  fields !== undefined && Object.hasOwn(fields, key) ? (fields[key] as string) : ""

/** Makes a selection quick to ask. */
export const makeFilter = (document: PolicyDocument, { forms, subjects, where }: Selection): Filter => {
  const chosen = new Set(subjectsWithin(document, subjects))
  const codes = forms && new Set(forms)
  const values = Object.entries(where ?? {})
  return {
    subjects: subjects && document.subjects.map((_, index) => chosen.has(index)),
    matches:
      codes === undefined && values.length === 0
        ? undefined
        : (record) =>
            (codes === undefined || codes.has(record.form)) &&
            values.every(([key, allowed]) => allowed.includes(fieldOf(record, key)))
  }
}

/** Whether a part of a record is meant. */
export const isMeant = ({ matches, subjects }: Filter, record: LearningRecord, subject: number): boolean =>
  (subjects === undefined || subjects[subject] === true) && (matches === undefined || matches(record))
