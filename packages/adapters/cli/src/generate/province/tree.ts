import { type Organisation, OrganisationId, type OrganisationKind, type Region } from "@xueshi/core"
import { creditCodeOf, idOf } from "./identity.ts"
import { Random } from "./Random.ts"
import { type Area, cities, districts as everyDistrict, province } from "./shandong.ts"
import { type Industry, industries } from "./words.ts"

/** An organisation of the province, and what making the rest asks of it. */
export interface Placed {
  readonly number: number
  readonly organisation: Organisation
  readonly superior: Placed | undefined
  readonly industry: Industry
  /** How many departments it has. */
  readonly departments: number
  /** How many of its people there are for one of another. */
  readonly weight: number
}

/** How many of each there are: few places have bureaus where there are few organisations. */
const sharesOf = (organisations: number) => {
  const cityCount = Math.min(cities.length, Math.max(1, Math.floor(organisations / 20)))
  const own = cities.slice(-cityCount)
  const districts = everyDistrict
    .filter(({ region }) => own.some((city) => region.startsWith(city.region.slice(0, 4))))
    .slice(0, Math.floor(organisations / 10))
  return { cities: own, districts }
}

const kindNames = { bureau: "人力资源和社会保障局", base: "继续教育基地" } as const

/** Grows the tree: superiors before subordinates. */
class Growth {
  readonly all: Array<Placed> = []
  private readonly seed: number
  private readonly most: number

  constructor(seed: number, most: number) {
    this.seed = seed
    this.most = most
  }

  get full(): boolean {
    return this.all.length >= this.most
  }

  add(kind: OrganisationKind, name: string, region: string, superior: Placed | undefined, industry: Industry): Placed {
    const number = this.all.length
    const random = new Random(this.seed, "organisation", number)
    const id = OrganisationId.make(idOf(this.seed, "organisation", number))
    const reviewClosed = kind === "employer" && random.percent(3)
    const organisation: Organisation = {
      kind,
      name,
      code: creditCodeOf(region, number),
      region: region as Region,
      industry: industry.series,
      phone: `0531-${random.between(80_000_000, 89_999_999)}`,
      id,
      superior: superior?.organisation.id ?? null,
      reviewClosed,
      version: reviewClosed ? 2 : 1,
      path: `${superior?.organisation.path ?? ""}${id}/`,
      reviewer: reviewClosed && superior ? superior.organisation.reviewer : id
    }
    const weight = kind === "employer" ? random.between(1, 12) * random.between(1, 6) : kind === "base" ? 0 : 1
    const departments = kind === "base" ? 0 : random.between(0, 3)
    const placed = { number, organisation, superior, industry, departments, weight: superior ? weight : 0 }
    this.all.push(placed)
    return placed
  }
}

/** The organisations of the province, superiors first: the same from the same seed, on whichever thread. */
export const growTree = (seed: number, organisations: number): ReadonlyArray<Placed> => {
  const growth = new Growth(seed, organisations)
  const [, first] = industries[0] as (typeof industries)[number]
  const { cities: ownCities, districts } = sharesOf(organisations)
  const root = growth.add("bureau", `${province.name}${kindNames.bureau}`, province.region, undefined, first)
  const bureaus = new Map<Area, Placed>([[province, root]])
  const authorities = new Map<string, Placed>()
  const areas: ReadonlyArray<Area> = [...ownCities, ...districts]
  const above = ({ region }: Area): Area =>
    region.endsWith("00") ? province : (ownCities.find((city) => city.region === `${region.slice(0, 4)}00`) ?? province)
  for (const area of areas) {
    if (growth.full) break
    const superior = bureaus.get(above(area))
    bureaus.set(area, growth.add("bureau", `${area.name}${kindNames.bureau}`, area.region, superior, first))
  }
  // No more than a quarter of all are authorities: of the province, then of cities, then of districts.
  for (const area of [province, ...areas]) {
    for (const [, industry] of industries) {
      if (growth.full || authorities.size >= organisations / 4) break
      const bureau = bureaus.get(area)
      if (bureau === undefined) continue
      const higher = industry.upright && authorities.get(`${industry.authority} ${above(area).region}`)
      const name = `${area.name}${area === province ? industry.authority.replace("局", "厅") : industry.authority}`
      const superior = area === province ? bureau : (higher ?? bureau)
      const authority = growth.add("authority", name, area.region, superior, industry)
      authorities.set(`${industry.authority} ${area.region}`, authority)
    }
  }
  const places = [...bureaus.keys()]
  const standing: Array<Placed> = []
  while (!growth.full) {
    const number = growth.all.length
    const random = new Random(seed, "organisation", -number)
    const industry = random.weighted(industries)
    const place = random.oneOf(places)
    const authority = authorities.get(`${industry.authority} ${place.region}`)
    const superior = authority ?? (bureaus.get(place) as Placed)
    const { region } = superior.organisation
    if (random.percent(3)) {
      growth.add("base", `${place.name}${industry.series}${kindNames.base}${number}`, region, superior, industry)
      continue
    }
    const name = `${place.name}${random.oneOf(industry.employers)}`
    const parent = standing.length > 0 && random.percent(12) ? random.oneOf(standing) : undefined
    if (parent === undefined) standing.push(growth.add("employer", `${name}${number}`, region, superior, industry))
    else {
      const { name: upper, region: same } = parent.organisation
      growth.add("employer", `${upper}第${number}分部`, same, parent, parent.industry)
    }
  }
  return growth.all
}

/** An organisation and its superiors, itself first, the root last. */
export const chainOf = (placed: Placed): readonly [Organisation, ...Array<Organisation>] => {
  const chain: [Organisation, ...Array<Organisation>] = [placed.organisation]
  for (let at = placed.superior; at !== undefined; at = at.superior) chain.push(at.organisation)
  return chain
}
