import type { AggregateName, Change, Commit, Guard } from "@xueshi/core"
import { lockOrder } from "../names.ts"
import { routedAggregates } from "../routing/routes.ts"

type Of<Tag extends Guard["_tag"]> = Extract<Guard, { _tag: Tag }>

/** A row to be locked, and the version that it was read in; null where any will do. */
interface Lock {
  readonly id: string
  readonly version: number | null
}

/** The rows of one aggregate that a commit locks, and whether others may read-lock them meanwhile. */
const locksOn = (
  aggregate: AggregateName,
  { changes, guards }: Commit,
  frozen: Partial<Record<AggregateName, ReadonlyArray<string>>>
) => {
  const written = changes
    .filter((change) => change.aggregate === aggregate && change.versionBefore > 0)
    .map(({ id, versionBefore }): Lock => ({ id, version: versionBefore }))
  const read = guards
    .filter((guard): guard is Of<"Unchanged"> => guard._tag === "Unchanged" && guard.aggregate === aggregate)
    .map(({ id, version }): Lock => ({ id, version }))
  // Whoever wants nothing of a person, or an organisation, to be pending keeps submitters out, who hold the row for share.
  const whole = (frozen[aggregate] ?? []).map((id): Lock => ({ id, version: null }))
  const mode = written.length + whole.length > 0 ? "update" : "share"
  return { mode, rows: [...written, ...read, ...whole] } as const
}

const some = <A>(items: ReadonlyArray<A>): ReadonlyArray<A> | undefined => (items.length > 0 ? items : undefined)

/** Whether who handles what may be another since: an organisation stands elsewhere, or others decide for it. */
const rearranges = ({ aggregate, event }: Change): boolean =>
  aggregate === "Post" ||
  event._tag === "RoleEdited" ||
  event._tag === "OrganisationMoved" ||
  event._tag === "ReviewClosed" ||
  event._tag === "ReviewReopened"

/**
 * How a commit holds the tree of organisations: alone, where it changes who decides where; with others, where it adds to the tree
 * or writes what awaits a decision. Whoever changes who decides then sees each item that there is, and whoever writes an item all
 * that has been changed: the lock is the first that is taken, and each statement sees what was committed before it. Of two who
 * write items neither writes what the other one reads, or one waits for the other's rows.
 */
const treeOf = ({ changes }: Commit): "alone" | "shared" | undefined => {
  if (changes.some(rearranges)) return "alone"
  return changes.some(
    ({ aggregate, event }) => routedAggregates.includes(aggregate) || event._tag === "OrganisationEstablished"
  )
    ? "shared"
    : undefined
}

/** What must still hold of a commit, as `xueshi_commit` takes it. */
export const locksOf = (commit: Commit) => {
  const of = <Tag extends Guard["_tag"]>(tag: Tag) =>
    commit.guards.filter((guard): guard is Of<Tag> => guard._tag === tag)
  const nonePending = of("NonePending").map(({ professional }) => professional)
  const nonePendingIn = of("NonePendingIn").map(({ organisation }) => organisation)
  // Of those who declare under one plan the second waits for the first, and counts what it has declared.
  const attended = of("Attended").map(({ plan }) => plan)
  // So do those who declare for one person.
  const standing = of("NoneStandingBut").map(({ but, professional }) => ({ id: professional, but }))
  const people = [...new Set([...nonePending, ...standing.map(({ id }) => id)])]
  const frozen = { Professional: people, Organisation: nonePendingIn, Review: attended }
  const modes: Record<"update" | "share", Partial<Record<AggregateName, ReadonlyArray<Lock>>>> = {
    update: {},
    share: {}
  }
  for (const aggregate of lockOrder) {
    const { mode, rows } = locksOn(aggregate, commit, frozen)
    if (rows.length > 0) modes[mode][aggregate] = rows
  }
  return {
    ...modes,
    tree: treeOf(commit),
    releases: some(of("Released").map(({ by, key, scope }) => ({ scope, key, holder: by }))),
    uploaded: some(of("Uploaded").map(({ digest, professional }) => ({ digest, professional }))),
    rolesUnused: some(of("RoleUnused").map(({ role }) => role)),
    nonePending: some(nonePending),
    nonePendingIn: some(nonePendingIn),
    attended: some(attended),
    standing: some(standing),
    noneBelow: some(of("NoneBelow").map(({ organisation }) => organisation)),
    hatless: some(of("Hatless").map(({ user }) => user)),
    noPostBut: some(of("NoPostBut").map(({ but, organisation, user }) => ({ user, organisation, but }))),
    inputs: some(of("InputsUnchanged").map(({ inputs, professional }) => ({ id: professional, inputs }))),
    issued: some(of("CertificatesIssued").map(({ issued, professional }) => ({ id: professional, issued }))),
    claims: some(of("Claimed").map(({ by, key, scope }) => ({ scope, key, holder: by })))
  }
}
