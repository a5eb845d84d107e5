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

/** The next superior; the root is its own. Each here is an authority or a bureau, so that it audits too (AUD-01). */
export const superiorOf = (post: Post): Post =>
  (({ hospital: "authority", factory: "bureau", authority: "bureau", bureau: "bureau" }) as const)[post]

/** An organisation and those above it. */
const above: Readonly<Record<Post, ReadonlyArray<Post>>> = {
  bureau: ["bureau"],
  authority: ["authority", "bureau"],
  hospital: ["hospital", "authority", "bureau"],
  factory: ["factory", "bureau"]
}

/** Whether a post is that of an organisation or of one above it. */
export const isUnder = (organisation: Post, post: Post): boolean => above[organisation].includes(post)

/** Whether somebody may know of a person's records at all (ORG-03, ACC-10). */
export const knows = (who: Who, person: number): boolean =>
  (who.hat === "person" && who.person === person) ||
  (who.hat === "post" && isUnder(workplaces[person] as Post, who.post))

/** Whether somebody may know of what a person declared: whoever made it does under any hat. */
export const knowsDeclared = (
  who: Who,
  { madeBy, person }: { readonly person: number; readonly madeBy: string }
): boolean => who.user === madeBy || knows(who, person)

/** Whether somebody may know of a person's appeal: whoever made it, the organisation that decides on it, and those above that. */
export const knowsAppeal = (who: Who, person: number, decider: Post): boolean =>
  who.user === `person ${person}` || (who.hat === "post" && isUnder(decider, who.post))
