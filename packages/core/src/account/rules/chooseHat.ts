import { Result, Schema } from "effect"
import { OrganisationId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Professional } from "../../professional/Professional.ts"
import type { AskedHat, Hat } from "../Actor.ts"
import type { Post } from "../Post.ts"

export class NoSuchHat extends RuleError<NoSuchHat>()(
  "NoSuchHat",
  {},
  {
    rule: "ACC-03",
    zh: () => "您没有所选的身份，请选择其他身份登录",
    en: () => "you do not hold the hat that you asked for; choose another"
  }
) {}

/** Why, and whom to ask, by name where it is known. */
const reasons = {
  disabled: {
    zh: (name = "该单位") => `您在${name}的管理员身份已被禁用，请联系该单位的超级管理员`,
    en: (name = "the organisation") => `this post of yours is disabled: ask the super administrator of ${name}`
  },
  awaiting: {
    zh: (name = "负责审核的单位") => `您的注册信息正在审核中，请联系${name}`,
    en: (name = "the organisation that reviews it") => `your registration is not reviewed yet: ask ${name}`
  },
  rejected: {
    zh: (name = "负责审核的单位") => `您的注册信息未通过${name}的审核，请修改后重新注册`,
    en: (name = "the organisation that reviewed it") =>
      `your registration was refused by ${name}: mend it and register again`
  }
} as const
type Reason = keyof typeof reasons

/** Why a hat that somebody has cannot be put on; told only to who has proven who they are. */
export class HatUnusable extends RuleError<HatUnusable>()(
  "HatUnusable",
  {
    why: Schema.Literals(Object.keys(reasons) as ReadonlyArray<Reason>),
    /** Whom to ask: where the hat is worn, or who reviews the registration. */
    organisation: OrganisationId,
    name: Schema.optionalKey(Schema.String)
  },
  {
    rule: "ACC-03",
    zh: ({ name, why }) => reasons[why].zh(name),
    en: ({ name, why }) => reasons[why].en(name)
  }
) {}

/** A registration that is not approved, or not yet. */
export interface Unapproved {
  /** The organisation that is to be administered; none where they registered as a professional. */
  readonly organisation: OrganisationId | null
  readonly state: "pending" | "rejected"
  /** Who reviews it, or did: whom to ask. */
  readonly reviewer: OrganisationId
}

/** The hats that a user has: as a professional, and by posts; and those that they registered for, the latest first. */
export interface Worn {
  readonly professional: Pick<Professional, "id"> | undefined
  readonly posts: ReadonlyArray<Pick<Post, "organisation" | "state">>
  readonly registrations: ReadonlyArray<Unapproved>
  /** Whether who comes has proven nothing but to be who registered: no hat is theirs then. */
  readonly unproven?: boolean
}

/**
 * ACC-02, ACC-03: the one hat of a session: the one asked for, else the professional's own, else the first post that can be used. A
 * hat that is disabled, or whose registration is not approved, cannot: why is told. A post that is offered is taken by logging in
 * under it: whoever proves that the document is theirs has confirmed it (ACC-06).
 */
export const chooseHat = (
  { posts: given, professional: person, registrations, unproven = false }: Worn,
  asked: AskedHat | undefined
): Result.Result<Hat, NoSuchHat | HatUnusable> => {
  const [professional, posts] = unproven ? [undefined, []] : [person, given]
  const wanted = (organisation: OrganisationId | null): boolean =>
    asked === undefined ||
    (asked._tag === "Administrator" ? organisation === asked.organisation : organisation === null)
  if (professional !== undefined && wanted(null))
    return Result.succeed({ _tag: "Professional", professional: professional.id })
  const held = posts.filter(({ organisation }) => wanted(organisation))
  const usable = held.find(({ state }) => state !== "disabled")
  if (usable !== undefined) return Result.succeed({ _tag: "Administrator", organisation: usable.organisation })
  const [registration] = registrations.filter(({ organisation }) => wanted(organisation))
  if (registration !== undefined) {
    const why = registration.state === "pending" ? "awaiting" : "rejected"
    return Result.fail(new HatUnusable({ why, organisation: registration.reviewer }))
  }
  const [first] = held
  return Result.fail(
    first === undefined ? new NoSuchHat() : new HatUnusable({ why: "disabled", organisation: first.organisation })
  )
}
