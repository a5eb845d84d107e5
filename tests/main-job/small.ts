import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { rosterForm, type SheetForm, type SheetRow } from "@xueshi/core"
import { declarationForm } from "@xueshi/example-weihai/declarationSheet"
import { readRows, rowsBytes } from "@xueshi/excel"
import { Effect, Stream } from "effect"
import { weihai } from "../core/fixtures.ts"
import { freshDirectory } from "../freshDirectory.ts"

const sample = (name: string) =>
  fileURLToPath(new URL(`../data/${name}`, import.meta.resolve("@xueshi/example-weihai/main")))
const read = (name: string, form: SheetForm) => Effect.runPromise(Stream.runCollect(readRows(sample(name), form)))

const write = async (name: string, form: SheetForm, rows: ReadonlyArray<SheetRow>) => {
  const path = join(freshDirectory(), name)
  writeFileSync(path, await Effect.runPromise(rowsBytes(form, rows)))
  return path
}

/** Files, and the day on which they are worked on. */
export interface SmallFiles {
  readonly roster: string
  readonly declarations: string
  readonly today: string
}

/** As the arguments of a run. */
export const argsOf = ({ declarations, roster, today }: SmallFiles): ReadonlyArray<string> => [
  ...["--roster", roster],
  ...["--declarations", declarations],
  ...["--today", today]
]

/** A part of the sample, good rows and bad ones. */
export const smallFiles = async (people: number, declarations: number): Promise<SmallFiles> => {
  const form = declarationForm(weihai.document)
  const roster = await read("roster.xlsx", rosterForm)
  const rows = await read("declarations.xlsx", form)
  const few = [...roster.slice(0, people - 10), ...roster.slice(-10)]
  const known = new Set(few.map(({ cells }) => cells["documentNumber"]))
  const theirs = rows.filter(({ cells }) => known.has(cells["document"]))
  const wrong = rows.slice(-15)
  return {
    roster: await write("人员.xlsx", rosterForm, few),
    declarations: await write("申报.xlsx", form, [...theirs.slice(0, declarations), ...wrong]),
    today: "2019-01-15"
  }
}
