import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type CopyText, copiedTables } from "@xueshi/sql"
import pg from "pg"
import { from as copyFrom } from "pg-copy-streams"

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** How much is handed to the server at once. */
const piece = 1 << 18

function* pieces(text: string): Iterable<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

/** A connection that rows are copied over. A power cut while it works leaves a database that is made anew, so no row waits for the disk. */
export const copying = async (url: string) => {
  const client = new pg.Client({ connectionString: url, application_name: "xueshi generate" })
  await client.connect()
  await client.query("set synchronous_commit = off")
  // Who handles what is told of all at once, once everything is there.
  await client.query("set xueshi.bulk = on")
  return {
    copy: async (text: CopyText): Promise<void> => {
      for (const [table, lines] of text.texts()) {
        const columns = copiedTables[table].map(quoted).join(", ")
        const target = client.query(copyFrom(`copy ${quoted(table)} (${columns}) from stdin`))
        await pipeline(Readable.from(pieces(lines), { objectMode: false }), target)
      }
    },
    end: () => client.end()
  }
}
