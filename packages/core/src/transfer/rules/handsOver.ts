import { Result } from "effect"
import type { Post } from "../../account/Post.ts"
import type { OrganisationId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"

export class MustHandOver extends RuleError<MustHandOver>()(
  "MustHandOver",
  {},
  {
    rule: "TRF-05",
    zh: () => "该人员是调出单位的超级管理员，请先将他人设为超级管理员，再办理调转",
    en: () => "this person is the super administrator there: make somebody else super administrator first"
  }
) {}

/**
 * TRF-05: which posts of a person end when they leave an organisation: those that they hold there as a professional of it (ACC-06, way
 * a). A super administrator hands over first.
 */
export const handsOver = <P extends Pick<Post, "organisation" | "professional" | "rank">>(
  posts: ReadonlyArray<P>,
  source: OrganisationId
): Result.Result<ReadonlyArray<P>, MustHandOver> => {
  const ending = posts.filter(({ organisation, professional }) => organisation === source && professional !== undefined)
  return ending.some(({ rank }) => rank === "super") ? Result.fail(new MustHandOver()) : Result.succeed(ending)
}
