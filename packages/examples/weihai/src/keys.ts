import { createHash } from "node:crypto"
import type { IdempotencyKey, SheetRow } from "@xueshi/core"

/** A digest of what something says, to be the same on every run. */
export const digestOf = (content: unknown): string => createHash("sha256").update(JSON.stringify(content)).digest("hex")

/** The key of a command of this program; its digest covers what was asked beyond what the key itself says. */
export const keyOf = (name: string, asked: unknown = null): IdempotencyKey => ({
  key: `weihai/${name}`,
  digest: digestOf(asked)
})

/** The columns that say what became of a declaration, not what is declared; and the name, which only helps to check. */
const notClaimed = new Set(["name", "document", "review", "recognised", "reviewReason", "audit", "auditReason"])

/**
 * Names each row by what it declares, so that the same file, a file with more rows, or one in which more has been decided
 * finds the declarations of the rows that were taken before. Equal rows are told apart by their count.
 */
export const namesOf = (rows: ReadonlyArray<{ readonly row: SheetRow; readonly person: string }>): Array<string> => {
  const counts = new Map<string, number>()
  return rows.map(({ person, row }) => {
    const claimed = Object.entries(row.cells).flatMap(([key, text = ""]) =>
      notClaimed.has(key) || text.trim() === "" ? [] : [[key, text.trim()]]
    )
    const content = digestOf([person, claimed.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1))])
    const count = (counts.get(content) ?? 0) + 1
    counts.set(content, count)
    return `declaration/${content}/${count}`
  })
}
