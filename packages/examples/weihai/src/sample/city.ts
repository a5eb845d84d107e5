import type { OrganisationFacts, OrganisationKind, Region } from "@xueshi/core"
import { inventedCreditCode, inventedOrganisationCode } from "./codes.ts"
import { allUnits, type Trade, type Unit } from "./units.ts"

/** An organisation of the sample: under which key, below which other one, what it says of itself. */
export interface PlannedOrganisation {
  readonly key: string
  /** The superior's key; null at the root. */
  readonly superior: string | null
  readonly facts: OrganisationFacts
  readonly trade: Trade
}

const industries: Record<Trade, string> = {
  office: "公共管理和社会保障",
  health: "卫生",
  college: "教育",
  school: "教育",
  engineering: "制造业与工程建设",
  agriculture: "农林牧渔业",
  accounting: "商务服务",
  library: "文化艺术"
}

const districts: Readonly<Record<string, string>> = {
  "371000": "威海市",
  "371002": "威海市环翠区",
  "371003": "威海市文登区",
  "371082": "荣成市",
  "371083": "乳山市"
}

const levels: Record<OrganisationKind, string> = {
  bureau: "地、厅、司、局级",
  authority: "地、厅、司、局级",
  employer: "县、处级以下",
  base: "县、处级以下"
}

const natureOf = ({ kind, registration }: Unit): string => {
  if (kind === "bureau" || kind === "authority") return "机关"
  if (registration === "91") return "企业"
  return registration === "52" ? "民办非企业单位" : "事业单位"
}

const factsOf = (unit: Unit, serial: number): OrganisationFacts => {
  const { kind, name, region, registration, trade } = unit
  return {
    kind,
    name,
    code:
      registration === undefined ? inventedOrganisationCode(serial) : inventedCreditCode(registration, region, serial),
    region: region as Region,
    nature: natureOf(unit),
    level: region === "371000" ? levels[kind] : "县、处级以下",
    // No local number begins with 0.
    phone: `0631-0${String(serial * 137).padStart(6, "0")}`,
    industry: industries[trade],
    address: `${districts[region]}示例路 ${serial} 号`
  }
}

/**
 * The organisations of a plausible Weihai in 2018, superiors first, so that each can be established under one that
 * stands already. Employers and bases are invented; every code is.
 */
export const cityPlan: ReadonlyArray<PlannedOrganisation> = allUnits.map((unit, index) => ({
  key: unit.key,
  superior: unit.superior,
  facts: factsOf(unit, index + 1),
  trade: unit.trade
}))

const byKey = new Map(cityPlan.map((one) => [one.key, one]))

/** The organisation of that key; a slip in the sample's own data is a defect. */
export const organisationOf = (key: string): PlannedOrganisation => {
  const found = byKey.get(key)
  if (found === undefined) throw new Error(`no organisation ${key} in the sample`)
  return found
}
