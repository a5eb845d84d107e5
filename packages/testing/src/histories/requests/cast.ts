import { type Organisation, organisationCodeCheck, type PolicyReviews, type Region } from "@xueshi/core"

/** Where the town's organisations stand at first. */
export const places = {
  bureau: { kind: "bureau", superior: null, region: "371000" },
  authority: { kind: "authority", superior: "bureau", region: "371000" },
  hospital: { kind: "employer", superior: "authority", region: "371000" },
  factory: { kind: "employer", superior: "bureau", region: "371000" },
  sister: { kind: "authority", superior: "bureau", region: "371000" },
  district: { kind: "bureau", superior: "bureau", region: "371002" },
  clinic: { kind: "employer", superior: "authority", region: "371002" },
  school: { kind: "base", superior: "authority", region: "371000" }
} as const satisfies Record<
  string,
  { readonly kind: Organisation["kind"]; readonly superior: string | null; readonly region: string }
>
export type Place = keyof typeof places

/** Where the people work at first, by their number. */
export const workplaces: ReadonlyArray<Place> = ["hospital", "hospital", "factory", "bureau", "authority", "clinic"]

/** Organisations in which posts are given. */
export const seats: ReadonlyArray<Place> = ["bureau", "authority", "hospital", "factory", "sister"]

/** Departments, and whose they are. */
export const departments = { ward: "hospital", theatre: "hospital", laboratory: "factory" } as const satisfies Record<
  string,
  Place
>
export type Department = keyof typeof departments
export const departmentNames = Object.keys(departments) as ReadonlyArray<Department>

/** Where an organisation may ask to belong. */
export const regions = ["371000", "371002", "371003"] as const

/** What the agency of one district says otherwise than the city's: a new superior agrees alone, and its reviewers judge a failing code. */
export const district = {
  region: "371002" as Region,
  reviews: { superiorChange: { employer: ["new"] }, failingCode: "show" }
} as const satisfies { readonly region: Region; readonly reviews: PolicyReviews }

/** The code of an organisation by a number; one whose check character fails, where that is wanted. */
export const codeOf = (number: number, fails = false): string => {
  const body = String(40_000_000 + number)
  const check = organisationCodeCheck(body)
  return `${body}-${fails ? (check === "0" ? "1" : "0") : check}`
}

/** What an employer says of itself that registers, by its number. */
export const registering = (number: number) => ({ name: `新单位${number}`, code: codeOf(number), region: "371000" })

/** Who acts: person `n` for themselves, a user for an organisation, or the embedder. Users of persons are called `person n`. */
export type Who =
  | { readonly hat: "person"; readonly user: string; readonly person: number }
  | { readonly hat: "post"; readonly user: string; readonly place: Place }
  | { readonly hat: "embedder"; readonly user: string }

/** Two act for most organisations, one of them often somebody whom requests concern. */
const administrators: ReadonlyArray<readonly [user: string, Place]> = [
  ["boss", "hospital"],
  ["person 0", "hospital"],
  ["clerk", "authority"],
  ["person 0", "authority"],
  ["person 4", "authority"],
  ["head", "factory"],
  ["person 2", "factory"],
  ["root1", "bureau"],
  ["root2", "bureau"],
  ["person 3", "bureau"],
  ["dean", "sister"],
  ["chief", "district"],
  ["nurse", "clinic"],
  ["person 5", "clinic"],
  ["teacher", "school"]
]

export const cast: ReadonlyArray<Who> = [
  ...workplaces.map((_, person): Who => ({ hat: "person", user: `person ${person}`, person })),
  ...administrators.map(([user, place]): Who => ({ hat: "post", user, place })),
  { hat: "embedder", user: "embedder" }
]
