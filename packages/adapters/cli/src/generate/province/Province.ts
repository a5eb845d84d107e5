import {
  type Day,
  type DeclarationId,
  type DepartmentId,
  dayAt,
  type Organisation,
  type PostId,
  type ProfessionalId,
  type RoleId,
  type UserId
} from "@xueshi/core"
import { idOf } from "./identity.ts"
import { growTree, type Placed } from "./tree.ts"

/** What a province is made from: the same from the same, byte for byte. */
export interface Plan {
  readonly seed: number
  readonly professionals: number
  readonly organisations: number
  /** How many credit years people have declared for, up to `lastYear`. */
  readonly years: number
  /** At least so many declarations, where there are as many, have all of their history in the journal, the others one entry. */
  readonly histories: number
}

/** The last credit year that anybody has declared for. */
export const lastYear = 2023

const millisOf = (text: string) => Date.parse(`${text}+08:00`)
/** When everything stood as it is made. */
export const madeAt = millisOf("2024-03-01T09:00:00")

/** How many departments, roles and posts an organisation has at most; and declarations a person. */
export const most = { departments: 4, roles: 2, posts: 4, declarations: 64 } as const

/** The fewest that a person makes in a year. */
export const fewestAYear = 2

/** The tree of a province, and whose every number is. */
export class Province {
  readonly plan: Plan
  readonly placed: ReadonlyArray<Placed>
  readonly foundedAt: number
  readonly today: Day = dayAt(madeAt)
  /** The first so many people have all of their history in the journal. */
  readonly historic: number
  private readonly byId: ReadonlyMap<string, Placed>
  private readonly reach: ReadonlyArray<number>

  constructor(plan: Plan) {
    this.plan = plan
    this.placed = growTree(plan.seed, plan.organisations)
    this.byId = new Map(this.placed.map((one) => [one.organisation.id, one]))
    this.foundedAt = millisOf(`${lastYear - plan.years}-12-01T09:00:00`)
    this.historic = Math.min(plan.professionals, Math.ceil(plan.histories / (plan.years * fewestAYear)))
    let sum = 0
    this.reach = this.placed.map(({ weight }) => {
      sum += weight
      return sum
    })
  }

  get years(): ReadonlyArray<number> {
    return Array.from({ length: this.plan.years }, (_, index) => lastYear - this.plan.years + 1 + index)
  }

  find(id: Organisation["id"]): Placed {
    return this.byId.get(id) as Placed
  }

  /** The employer that a number falls to, by how many people each has. */
  workplace(number: number): Placed {
    const sought = number % (this.reach.at(-1) as number)
    let [low, high] = [0, this.reach.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.reach[middle] as number) > sought) high = middle
      else low = middle + 1
    }
    return this.placed[low] as Placed
  }

  private id(kind: Parameters<typeof idOf>[1], number: number): string {
    return idOf(this.plan.seed, kind, number)
  }

  department({ number }: Placed, index: number): DepartmentId {
    return this.id("department", number * most.departments + index) as DepartmentId
  }

  role({ number }: Placed, index: number): RoleId {
    return this.id("role", number * most.roles + index) as RoleId
  }

  post({ number }: Placed, index: number): PostId {
    return this.id("post", number * most.posts + index) as PostId
  }

  /** Who holds a post; the first one's is the super administrator's. */
  holder({ number }: Placed, index: number): UserId {
    return this.id("holder", number * most.posts + index) as UserId
  }

  professional(number: number): ProfessionalId {
    return this.id("person", number) as ProfessionalId
  }

  user(number: number): UserId {
    return this.id("user", number) as UserId
  }

  declaration(person: number, index: number): DeclarationId {
    return this.id("declaration", person * most.declarations + index) as DeclarationId
  }
}
