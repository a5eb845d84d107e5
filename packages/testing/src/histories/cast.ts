import { type Post, posts, workplaces } from "./City.ts"

/** Who acts: person `n` for themselves, a user in a post, or the embedder. Users of persons are called `person n`. */
export type Who =
  | { readonly hat: "person"; readonly user: string; readonly person: number }
  | { readonly hat: "post"; readonly user: string; readonly post: Post }
  | { readonly hat: "embedder"; readonly user: string }

/** In the same order as the actors of the city. */
export const cast: ReadonlyArray<Who> = [
  ...workplaces.map((_, person): Who => ({ hat: "person", user: `person ${person}`, person })),
  ...posts.map(
    ([user, post]): Who => ({ hat: "post", user: typeof user === "string" ? user : `person ${user}`, post })
  ),
  { hat: "embedder", user: "embedder" }
]

/** Who reviews a person's declarations, and who audits what was approved there. */
export const reviewerOf = (person: number): Post => workplaces[person] as Post
export const auditorOf = (person: number): Post =>
  (({ hospital: "authority", factory: "bureau", authority: "bureau", bureau: "bureau" }) as const)[reviewerOf(person)]

/** An organisation and those above it. */
const above: Readonly<Record<Post, ReadonlyArray<Post>>> = {
  bureau: ["bureau"],
  authority: ["authority", "bureau"],
  hospital: ["hospital", "authority", "bureau"],
  factory: ["factory", "bureau"]
}

/** Whether somebody may know of a person's records at all (ORG-03, ACC-10). */
export const knows = (who: Who, person: number): boolean =>
  (who.hat === "person" && who.person === person) ||
  (who.hat === "post" && above[workplaces[person] as Post].includes(who.post))

/** Whether somebody may know of what a person declared: whoever made it does under any hat. */
export const knowsDeclared = (who: Who, person: number): boolean =>
  who.user === `person ${person}` || knows(who, person)
