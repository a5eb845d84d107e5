import {
  NotFound,
  type Operation,
  OrganisationId,
  type OrganisationKind,
  operations,
  type PermissionModule,
  type Principal,
  ProfessionalId,
  positionOf,
  Region,
  UserId
} from "@xueshi/core"
import { answered } from "./answered.ts"
import { everyModule, request, said } from "./ways.ts"

/** An organisation as its superiors alone say where it stands. */
interface Node {
  readonly id: OrganisationId
  readonly superior: OrganisationId | null
  readonly region: Region
  readonly kind: OrganisationKind
  readonly reviewClosed: boolean
}
type Tree = ReadonlyMap<string, Node>

/** Whole numbers below a bound, the same for a seed: mulberry32. */
const drawsOf = (seed: number) => {
  let state = seed >>> 0
  const next = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
  return { next, one: <A>(all: ReadonlyArray<A>): A => all[next(all.length)] as A }
}
type Draws = ReturnType<typeof drawsOf>

const regions = ["000000", "370000", "371000", "371002", "371082", "370200", "370202", "110000"].map((code) =>
  Region.make(code)
)
const kinds: ReadonlyArray<OrganisationKind> = ["bureau", "authority", "employer", "base"]
// Each the beginning or the end of others: no path may take one for the other.
const ids = ["1", "11", "111", "21", "2", "12", "121", "211", "22", "112"].map((id) => OrganisationId.make(id))
const people = ["a", "b", "c"].map((id) => ProfessionalId.make(id))
const users = ["a", "b", "c"].map((id) => UserId.make(id))
const every = Object.keys(operations) as ReadonlyArray<Operation>

const treeOf = ({ next, one }: Draws): Tree => {
  const nodes = new Map<string, Node>()
  const first = next(ids.length)
  for (let index = 0; index < 1 + next(ids.length); index += 1) {
    const id = ids[(first + index * 3) % ids.length] as OrganisationId
    const superior = nodes.size === 0 ? null : one([...nodes.values()]).id
    nodes.set(id, { id, superior, region: one(regions), kind: one(kinds), reviewClosed: next(3) === 0 })
  }
  return nodes
}

const modulesOf = ({ next, one }: Draws): ReadonlyArray<PermissionModule> =>
  [[], everyModule, everyModule, [one(everyModule)], everyModule.filter(() => next(2) === 0)][next(5)] ?? []

const askerIn = (tree: Tree, draws: Draws): Principal => {
  const user = draws.one(users)
  const hat = draws.next(8)
  if (hat === 0) return { user, hat: { _tag: "Embedder" } }
  if (hat < 3) return { user, hat: { _tag: "Professional", professional: draws.one(people) } }
  const { id, kind, region } = draws.one([...tree.values()])
  const powers = {
    superAdministrator: draws.next(3) === 0,
    modules: modulesOf(draws),
    ...(kind === "bureau" && { region })
  }
  return { user, hat: { _tag: "Administrator", organisation: id }, ...(draws.next(20) > 0 && { powers }) }
}

const above = (tree: Tree, { superior }: Node): Node | undefined => (superior === null ? undefined : tree.get(superior))

const isUnder = (tree: Tree, node: Node, id: string): boolean => {
  const superior = above(tree, node)
  return superior !== undefined && (superior.id === id || isUnder(tree, superior, id))
}

/** ORG-09: the nearest whose review is open, or the root. */
const reviewerOf = (tree: Tree, node: Node): OrganisationId => {
  const superior = above(tree, node)
  return superior === undefined || !node.reviewClosed ? node.id : reviewerOf(tree, superior)
}

/** A region's own digits: whatever begins with them lies in it. */
const holds = (region: string, other: string): boolean => other.startsWith(region.replace(/(00)+$/u, ""))

/** Asks one question of a tree of its own; `expected` is found by walking up it, `found` by paths. */
const question = (draws: Draws) => {
  const tree = treeOf(draws)
  const asker = askerIn(tree, draws)
  const operation = draws.one(every)
  const nodes = [draws.one([...tree.values()]), draws.one([...tree.values()])].slice(draws.next(3) === 0 ? 0 : 1)
  const [about, maker, colleague] = [draws.one(people), draws.one(users), draws.one(people)]
  const asked = {
    ...(draws.next(2) === 0 && { professional: about }),
    ...(draws.next(3) === 0 && { madeBy: maker }),
    ...(draws.next(3) === 0 && { colleague })
  }
  const handled = draws.next(2) === 0 ? nodes[0] : undefined
  const declarant = draws.next(4) === 0 ? draws.one([...tree.values()]) : undefined
  const kind = draws.one(kinds)

  const { hat, powers, user } = asker
  const stands: Array<string> = []
  if (asked.madeBy === user) stands.push("经手人")
  if (hat._tag === "Professional" && asked.professional === hat.professional) stands.push("本人")
  if (hat._tag === "Professional" && asked.colleague === hat.professional) stands.push("同单位")
  if (hat._tag === "Administrator") {
    const own = hat.organisation
    if (handled !== undefined && reviewerOf(tree, handled) === own) stands.push("处理单位")
    if (declarant?.id === own) stands.push("申报单位")
    if (nodes.some(({ id }) => id === own)) stands.push("本单位")
    if (nodes.some((node) => isUnder(tree, node, own))) stands.push("下级")
    const region = powers?.region
    if (region !== undefined && nodes.some((node) => holds(region, node.region))) stands.push("本区域")
  }
  const expected = said(operation, asker, stands, kind)

  const at = (node: Node) => positionOf(node, (id) => tree.get(id))
  const found = answered(operation, asker, {
    declarant: declarant?.id,
    ...asked,
    ...request,
    kind,
    organisations: nodes.map((node) => ({ id: node.id, region: node.region, path: at(node).path })),
    ...(handled !== undefined && { handler: at(handled).reviewer }),
    hidden: new NotFound({ kind: "Thing", id: "thing" })
  })
  return {
    expected,
    found,
    told: () => JSON.stringify({ tree: [...tree.values()], asker, operation, nodes, asked, handled, kind })
  }
}

/** How often each answer is given, of so many questions; throws the first on which paths and superiors differ. */
export const askedOfTrees = (questions: number, seed: number): ReadonlyMap<string, number> => {
  const shares = new Map<string, number>()
  for (let index = 0; index < questions; index += 1) {
    const { expected, found, told } = question(drawsOf(seed + index))
    if (expected !== found)
      throw new Error(`seed ${seed + index}: by superiors ${expected}, by paths ${found}: ${told()}`)
    const [answer = "", why = ""] = found.split(" ")
    const kind = `${answer} ${why}`.trim()
    shares.set(kind, (shares.get(kind) ?? 0) + 1)
  }
  return shares
}

/** The answers that are given less often than this of a hundred questions: what is said of them would hold of little. */
export const tooRare = (shares: ReadonlyMap<string, number>, questions: number): ReadonlyArray<string> =>
  Object.entries(least)
    .filter(([answer, percent]) => (shares.get(answer) ?? 0) * 100 < percent * questions)
    .map(([answer]) => answer)

const least = {
  allowed: 15,
  NotFound: 15,
  BeyondJurisdiction: 5,
  NotHandler: 1,
  "NotAllowed hat": 5,
  "NotAllowed module": 5,
  "NotAllowed super": 0.5
}
