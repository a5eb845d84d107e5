import { fileURLToPath } from "node:url"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import { decodePolicy, rosterForm } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { writeRows } from "@xueshi/excel"
import { Console, Effect } from "effect"
import { declarationForm } from "../declarationSheet.ts"
import { declarationRows } from "./declarations.ts"
import { rosterRows, wendengRosterRows } from "./roster.ts"

const place = (name: string): string => fileURLToPath(new URL(`../../data/${name}`, import.meta.url))

/** Writes the sample's workbooks: the same bytes each time, as long as the sample is the same. */
const write = Effect.gen(function* () {
  const { document } = yield* Effect.fromResult(decodePolicy(documents.weihai2018))
  const books = [
    ["roster.xlsx", rosterForm, rosterRows],
    ["roster-wendeng.xlsx", rosterForm, wendengRosterRows],
    ["declarations.xlsx", declarationForm(document), declarationRows]
  ] as const
  for (const [name, form, rows] of books) {
    yield* writeRows(place(name), form, rows)
    yield* Console.log(`${name}: ${rows.length} rows`)
  }
})

NodeRuntime.runMain(write)
