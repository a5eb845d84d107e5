import fc from "fast-check"
import type { RunOptions } from "../suiteOf.ts"
import { Tally } from "../Tally.ts"
import { certified } from "./certified.ts"
import type { HistoryLaw } from "./HistoryLaw.ts"
import type { Verb } from "./Model.ts"
import { machine } from "./machine.ts"
import { nobodysOwn } from "./own.ts"
import { rebuilds } from "./rebuilds.ts"
import { renames } from "./renames.ts"
import { repeats } from "./repeats.ts"
import { restores } from "./restores.ts"
import { sees } from "./sees.ts"
import { histories } from "./steps.ts"
import { together } from "./together.ts"
import type { Adapter } from "./World.ts"

/** The laws over histories that every adapter keeps. */
export const historyLaws: ReadonlyArray<HistoryLaw> = [
  repeats,
  restores,
  sees,
  nobodysOwn,
  renames,
  certified,
  together,
  rebuilds
]

/** A check with a name that takes time. */
export interface NamedAsyncCheck {
  readonly name: string
  readonly run: (options?: RunOptions) => Promise<void>
}

export interface HistoryOptions extends RunOptions {
  /** Counts what was accepted and refused, by verb. */
  readonly tally?: Tally
  /** Commands that a history of the state machine has at most; 50 unless told. */
  readonly commands?: number
}

const verbs: ReadonlyArray<Verb> = [
  "draft",
  "edit",
  "remove",
  "submit",
  "withdraw",
  "approve",
  "reject",
  "passAudit",
  "failAudit",
  "copy",
  "declareFor",
  "appeal",
  "withdrawAppeal",
  "grantAppeal",
  "dismissAppeal"
]

const defaults = { runs: 300, seed: 20190115 }
const parameters = ({ path, runs = defaults.runs, seed = defaults.seed }: RunOptions) => ({
  numRuns: runs,
  seed,
  ...(path === undefined ? {} : { path })
})

/** Throws with fast-check's report where a property does not hold. */
const verify = async <Ts>(name: string, property: fc.IAsyncProperty<Ts>, options: RunOptions): Promise<void> => {
  const details = await fc.check(property, parameters(options))
  if (!details.failed) return
  const { errorInstance: cause } = details
  throw new Error(`law ${name} does not hold\n${fc.defaultReportMessage(details)}`, { cause })
}

const checkOf = (adapter: Adapter, law: HistoryLaw, options: HistoryOptions): NamedAsyncCheck => {
  const name = `${law.id} ${law.rules.join(" ")} ${law.title}`
  return {
    name,
    run: async (more = {}) => {
      const tally = options.tally ?? new Tally()
      const property = fc.asyncProperty(histories, async (history) => {
        const met = new Set<string>()
        const broken = await law.broken(adapter, history, (answer) => met.add(answer))
        if (broken !== undefined) throw new Error(`${broken}\n${law.statement.zh}\n${law.statement.en}`)
        tally.add(law.id, met)
      })
      await verify(name, property, { ...options, ...more })
      const below = tally.below(law.id, law.meets)
      if (below.length > 0) throw new Error(below.join("\n"))
    }
  }
}

/** What each verb must have met, or the machine was hardly tried: acceptance, refusal, and the refusals that matter most. */
const leastAnswers = (verb: Verb): Readonly<Record<string, number>> => ({
  accepted: 0.2,
  refused: 0.05,
  ...(verb === "approve" ? { HoursNotGrantable: 0.005 } : {}),
  ...(verb === "submit" ? { InvalidFields: 0.003 } : {}),
  ...(verb === "approve" || verb === "reject" ? { OwnItem: 0.05 } : {}),
  ...(verb.endsWith("Audit") ? { OwnItem: 0.01, ApproverCannotAudit: 0.01 } : {}),
  ...(verb === "declareFor" ? { InvalidFields: 0.003, SameActivity: 0.003 } : {}),
  ...(verb === "edit" || verb === "submit" ? { NotDeclarant: 0.003 } : {}),
  ...(verb === "appeal" ? { NotAppealable: 0.01 } : {}),
  ...(verb === "grantAppeal" ? { SameActivity: 0.005, HoursNotGrantable: 0.005 } : {}),
  ...(verb === "grantAppeal" || verb === "dismissAppeal" ? { OwnItem: 0.05, NotPending: 0.01 } : {}),
  ...(verb === "dismissAppeal" ? { ReasonRequired: 0.005 } : {})
})

const machineOf = (adapter: Adapter, options: HistoryOptions): NamedAsyncCheck => {
  const name = "DEC-04 DEC-05 DEC-06 DEC-07 AUD-01 AUD-02 EXT-01 the state machine does what the rule book's table says"
  return {
    name,
    run: async (more = {}) => {
      const tally = options.tally ?? new Tally()
      await verify(name, machine(adapter, tally, options.commands), { ...options, ...more })
      const below = verbs.flatMap((verb) => tally.below(verb, leastAnswers(verb)))
      if (below.length > 0) throw new Error(below.join("\n"))
    }
  }
}

/**
 * The laws over histories of commands on an adapter, as named checks.
 *
 * @example
 * for (const { name, run } of historySuite(memory)) it(name, () => run())
 */
export const historySuite = (adapter: Adapter, options: HistoryOptions = {}): ReadonlyArray<NamedAsyncCheck> => [
  machineOf(adapter, options),
  ...historyLaws.map((law) => checkOf(adapter, law, options))
]
