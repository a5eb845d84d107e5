import type { SheetForm } from "@xueshi/core"
import { reasonsHeading } from "../reasonsHeading.ts"

/** Where the form's columns stand in a sheet, and how its headings differ from the form's. */
export interface HeadingMatch {
  /** Keys of the form by the sheet's column. */
  readonly keys: ReadonlyMap<number, string>
  readonly missing: ReadonlyArray<string>
  readonly unexpected: ReadonlyArray<string>
  readonly repeated: ReadonlyArray<string>
}

/** The template marks a required column with a trailing star; people retype headings, so it may be there or not. */
const bare = (heading: string): string => heading.trim().replace(/[\s*＊]+$/, "")

/** Matches headings by their text, in any order. */
export const matchHeadings = (form: SheetForm, headings: ReadonlyMap<number, string>): HeadingMatch => {
  const wanted = new Map(form.columns.map((column) => [bare(column.heading), column.key]))
  const keys = new Map<number, string>()
  const seen = new Set<string>()
  const unexpected: Array<string> = []
  const repeated: Array<string> = []
  for (const [column, heading] of headings) {
    const name = bare(heading)
    const key = wanted.get(name)
    if (key === undefined) {
      if (name !== reasonsHeading) unexpected.push(name)
    } else if (seen.has(name)) repeated.push(name)
    else {
      seen.add(name)
      keys.set(column, key)
    }
  }
  return { keys, missing: [...wanted.keys()].filter((name) => !seen.has(name)), unexpected, repeated }
}
