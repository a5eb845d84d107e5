import { readFileSync } from "node:fs"
import { moduleNames, type OrganisationKind, type PermissionModule, type Principal } from "@xueshi/core"

/** One way in which an operation is allowed, as the manual's function lists and the rules have it. */
export interface Way {
  readonly hat: string
  readonly modules: string
  readonly relations: ReadonlyArray<string>
}

/** Written by hand from the manual and the rules, each line with its section; the library never reads it. */
export const table = new Map<string, ReadonlyArray<Way>>()
const [, ...lines] = readFileSync(new URL("./authorisation.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
for (const line of lines) {
  const [operation = "", , hat = "", modules = "", relations = ""] = line.split("\t")
  table.set(operation, [...(table.get(operation) ?? []), { hat, modules, relations: relations.split("、") }])
}

const named = new Map(Object.entries(moduleNames).map(([module, name]) => [name as string, module as PermissionModule]))
export const everyModule: ReadonlyArray<PermissionModule> = [...named.values()]

/** Whose modules manage an organisation from above, by its kind. (单位5.2; 主管3.2; 人社3.2) */
const managing: Readonly<Record<OrganisationKind, ReadonlyArray<string>>> = {
  bureau: ["管理人社部门"],
  authority: ["管理主管部门"],
  employer: ["管理用人单位", "管理下级单位"],
  base: ["管理继续教育基地"]
}
/** A request of one kind, by which module it is decided and asked for; each kind has its own. (主管3.3; BAS-02) */
export const request = { deciding: "planReview", asking: "trainingPlans" } as const
const ofRequest: Readonly<Record<string, string>> = { 审核该类事项: "审核培训计划申报", 申请该类事项: "培训计划" }

const modulesOf = ({ modules }: Way, kind: OrganisationKind): ReadonlyArray<PermissionModule> =>
  (modules === "管理该类单位" ? managing[kind] : [ofRequest[modules] ?? modules].flatMap((one) => one.split("、"))).map(
    (name) => {
      const module = named.get(name)
      if (module === undefined) throw new Error(`no module is called ${name}`)
      return module
    }
  )

const hats = { Professional: "个人", Administrator: "管理员", Embedder: "平台方" } as const

/** What the table says to whoever stands so to a thing: allowed, or the refusal with what is missing. */
export const said = (
  operation: string,
  { hat, powers }: Principal,
  stands: ReadonlyArray<string>,
  kind: OrganisationKind
): string => {
  const ways = (table.get(operation) ?? []).filter((way) => way.hat === hats[hat._tag])
  const near = ways.filter(({ relations }) => relations.some((one) => one === "不限" || stands.includes(one)))
  if (near.length === 0 && stands.length === 0) return "NotFound"
  // What people declared themselves is no administrator's to change.
  const only = ways.every(({ relations }) => relations.join() === "申报单位")
  if (near.length === 0 && only) return "NotAllowed hat"
  if (near.length === 0)
    return ways.some(({ relations }) => relations.includes("处理单位")) ? "NotHandler" : "BeyondJurisdiction"
  if (near.some(({ modules }) => modules === "不限")) return "allowed"
  if (near.some(({ modules }) => modules === "超级管理员"))
    return powers?.superAdministrator === true ? "allowed" : "NotAllowed super"
  const wanted = near.flatMap((way) => modulesOf(way, kind))
  return wanted.some((module) => powers?.modules.includes(module))
    ? "allowed"
    : `NotAllowed module ${wanted.toSorted().join()}`
}
