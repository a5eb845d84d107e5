import { fuzz, neverSucceeded } from "../http/harness/fuzz.ts"
import type { Check } from "./races.ts"

interface Options {
  readonly requests: number
  readonly seed: number
  readonly say: (line: string) => void
}

/** Every operation of the HTTP interface, attacked as every kind of caller. */
export const attacks = (check: Check, { requests, say, seed }: Options): Promise<void> =>
  check("SYS-04 ACC-10 whatever is asked over HTTP by whom, the answer is as declared", async () => {
    const shares = await fuzz({ requests, seed, say: (line) => say(`HTTP: ${line}`) })
    for (const line of shares.table()) say(line)
    const never = neverSucceeded(shares)
    if (never.length > 0) throw new Error(`seed ${seed}: never succeeded: ${never.join(", ")}`)
    return `${requests} requests`
  })
