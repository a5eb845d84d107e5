import { people, wendengPeople } from "./people.ts"
import type { Cells, SamplePerson } from "./person.ts"
import { type WrongRow, wendengWrongRows, wrongRows } from "./wrongRows.ts"

/** A row of a roster, and what stands against it; nothing where it is sound. */
export interface RosterRow {
  readonly cells: Cells
  readonly shows: WrongRow["shows"]
}

const weave = (sound: ReadonlyArray<SamplePerson>, wrong: ReadonlyArray<WrongRow>): ReadonlyArray<RosterRow> =>
  sound.flatMap(({ cells }, index) => [{ cells, shows: [] }, ...wrong.filter(({ after }) => after === index + 1)])

/** The roster that the city's bureau imports. */
export const rosterRows: ReadonlyArray<RosterRow> = weave(people, wrongRows)

/** Wendeng's people whom the city's roster has already, listed once more: known, and nothing happens (IMP-02). */
const knownAlready = people.filter(({ organisation }) => organisation === "wendeng-tools").slice(0, 2)

/** The roster that Wendeng's bureau imports afterwards. */
export const wendengRosterRows: ReadonlyArray<RosterRow> = weave([...wendengPeople, ...knownAlready], wendengWrongRows)
