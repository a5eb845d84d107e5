import { Result } from "effect"
import type { OrganisationId, ProfessionalId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { AskedHat, Hat } from "../Actor.ts"

export class NoSuchHat extends RuleError<NoSuchHat>()(
  "NoSuchHat",
  {},
  {
    rule: "ACC-03",
    zh: () => "您没有所选的身份，请选择其他身份登录",
    en: () => "you do not hold the hat that you asked for; choose another"
  }
) {}

/** ACC-02, ACC-03: the one hat of a session: the one asked for, else the professional's own, else the first post. */
export const chooseHat = (
  held: { readonly professional: ProfessionalId | undefined; readonly posts: ReadonlyArray<OrganisationId> },
  asked: AskedHat | undefined
): Result.Result<Hat, NoSuchHat> => {
  const hats: ReadonlyArray<Hat> = [
    ...(held.professional === undefined ? [] : [{ _tag: "Professional", professional: held.professional } as const]),
    ...held.posts.map((organisation) => ({ _tag: "Administrator", organisation }) as const)
  ]
  const chosen = hats.find(
    (hat) =>
      asked === undefined ||
      (hat._tag === asked._tag &&
        (hat._tag !== "Administrator" || asked._tag !== "Administrator" || hat.organisation === asked.organisation))
  )
  return chosen === undefined ? Result.fail(new NoSuchHat()) : Result.succeed(chosen)
}
