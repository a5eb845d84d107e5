import type { Organisation } from "@xueshi/core"

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
