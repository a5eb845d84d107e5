import type { PermissionModule } from "../account/modules.ts"
import type { OrganisationId, UserId } from "../kernel/ids.ts"
import type { Organisation } from "../organisation/Organisation.ts"

/** An organisation and its superiors: itself first, the root last. */
export type Chain = readonly [Organisation, ...ReadonlyArray<Organisation>]

/**
 * Who may decide in the organisations of a chain, as far as posts are kept here: undefined where an agency keeps them elsewhere,
 * which is so where not even the root has a super administrator.
 */
export type Staff =
  /** Some users of an organisation who have a module by an active post: at least one more than an item excludes, if there are. */
  ((organisation: OrganisationId, module: PermissionModule) => ReadonlyArray<UserId>) | undefined

/** How many users of an organisation a `Staff` names at least, if there are: more than any item excludes. */
export const namedStaff = 4

/** The ids of a path, its own organisation first. */
const upwards = (path: string): ReadonlyArray<string> => path.split("/").slice(0, -1).toReversed()

/** The chain from an organisation to the root; throws where one of it is missing, which is never deleted. */
export const chainIn = (organisations: ReadonlyMap<string, Organisation>, id: string): Chain => {
  const present = (one: string): Organisation => {
    const found = organisations.get(one)
    if (found === undefined) throw new Error(`organisation ${one} does not exist`)
    return found
  }
  const own = present(id)
  const [, ...above] = upwards(own.path)
  return [own, ...above.map(present)]
}
