import fc from "fast-check"
import { type Operation, operationAt, operations } from "./document.ts"
import { type Answered, judge } from "./judge.ts"
import { curl, openPortal, type Portal, pathOf, requestOf, type Wire } from "./portal.ts"
import { type Template, templates } from "./templates.ts"
import { wireOf } from "./wire.ts"

/** How often an operation answered with a status. */
export class Shares {
  readonly #counts = new Map<string, Map<number, number>>()

  add({ id }: Operation, status: number): void {
    const counts = this.#counts.get(id) ?? new Map<number, number>()
    this.#counts.set(id, counts.set(status, (counts.get(status) ?? 0) + 1))
  }

  of(operation: string, status: (status: number) => boolean): number {
    const counts = [...(this.#counts.get(operation) ?? [])]
    return counts.reduce((sum, [one, count]) => sum + (status(one) ? count : 0), 0)
  }

  /** One line an operation: how many requests, and how many in a hundred of each status. */
  table(): ReadonlyArray<string> {
    return [...this.#counts].toSorted().map(([id, counts]) => {
      const all = this.of(id, () => true)
      const shares = [...counts]
        .toSorted(([a], [b]) => a - b)
        .map(([status, count]) => `${status} ${Math.round((100 * count) / all)} %`)
      return `${id.padEnd(28)} ${String(all).padStart(6)}  ${shares.join("  ")}`
    })
  }
}

const send = async (portal: Portal, { caller }: Template, wire: Wire): Promise<Answered> => {
  const before = portal.fingerprint()
  portal.logged.length = 0
  const response = await portal.app.request(requestOf(wire))
  const bytes = new Uint8Array(await response.arrayBuffer())
  const { headers, status } = response
  return { caller, wire, status, headers, bytes, logged: [...portal.logged], before, after: portal.fingerprint() }
}

/** A request that the platform itself does not let out. */
const unsendable = (wire: Wire): boolean => {
  try {
    requestOf(wire)
    return false
  } catch {
    return true
  }
}

const cursorIn = (bytes: Uint8Array): ReadonlyArray<string> => {
  const [, cursor] = /"next":"([^"]+)"/u.exec(new TextDecoder().decode(bytes)) ?? []
  return cursor === undefined ? [] : [cursor]
}

interface Options {
  readonly requests: number
  readonly seed: number
  readonly shares?: Shares
  readonly say?: (line: string) => void
}

/**
 * Asks so many requests, in stories of some each on a city of its own, and judges each answer. It throws what it finds with
 * the requests that lead there, the fewest that do, as lines for a shell.
 */
export const fuzz = async ({ requests, say = () => {}, seed, shares = new Shares() }: Options): Promise<Shares> => {
  const portal = await openPortal()
  let asked = 0
  const story = async (steps: ReadonlyArray<Template>): Promise<void> => {
    portal.restore()
    const [lines, cursors]: [Array<string>, Array<string>] = [[], []]
    for (const template of steps) {
      const wire = wireOf(template, portal, cursors)
      if (unsendable(wire)) continue
      const answered = await send(portal, template, wire)
      asked += 1
      lines.push(curl(wire).slice(0, 2000))
      cursors.push(...cursorIn(answered.bytes))
      const operation = operationAt(wire.method, pathOf(wire) ?? "")
      if (operation !== undefined) shares.add(operation, answered.status)
      const found = await judge(answered, portal)
      if (found !== undefined) throw new Error(`${found}\n${lines.join("\n")}`)
    }
  }
  const property = fc.asyncProperty(fc.array(templates, { minLength: 1, maxLength: 50, size: "max" }), story)
  try {
    for (let round = 0; asked < requests; round += 1) {
      const before = asked
      const told = await fc.check(property, { seed: seed + round, numRuns: 20 })
      if (told.failed)
        throw new Error(
          `seed ${seed + round}, path ${told.counterexamplePath}: ${(told.errorInstance as Error).message}`
        )
      if (Math.floor(asked / 10_000) > Math.floor(before / 10_000)) say(`${asked} of ${requests} requests`)
    }
  } finally {
    await portal.close()
  }
  return shares
}

/** Operations that never succeeded: what is said of their answers is said of refusals alone. */
export const neverSucceeded = (shares: Shares): ReadonlyArray<string> =>
  operations.map(({ id }) => id).filter((id) => shares.of(id, (status) => status < 300) === 0)
