import { cityPlan } from "./city.ts"
import { type Name, unusualNames } from "./names.ts"
import { inventPerson, type SamplePerson } from "./person.ts"
import { seeded } from "./random.ts"

/** A person whose year is told in full: an example of how the rule judges. */
export interface NamedPerson extends SamplePerson {
  readonly key: "A" | "B" | "C" | "D" | "E" | "F"
}

interface Role extends Name {
  readonly key: NamedPerson["key"]
  readonly organisation: string
  readonly sex: "男" | "女"
  readonly seed: number
}

/**
 * A 24 general + 66 specialised passes; B 0 + 80 fails; C 33 + 60 passes where two thirds of the required total are asked,
 * fails where of the completed total; D 31 + 59 fails both; E 0 + 90 passes in Weihai, fails in Guangdong;
 * F shows every reason for which hours do not count.
 */
const cast: ReadonlyArray<Role> = [
  { key: "A", organisation: "hospital", name: "丛文静", spelling: "cong", sex: "女", seed: 20187 },
  { key: "B", organisation: "huancui-instruments", name: "毕建国", spelling: "bi", sex: "男", seed: 20188 },
  { key: "C", organisation: "rongcheng-school", name: "邹雨桐", spelling: "zou", sex: "女", seed: 5 },
  { key: "D", organisation: "rushan-farm", name: "鞠晓峰", spelling: "ju", sex: "男", seed: 20190 },
  { key: "E", organisation: "college", name: "古丽娜尔·阿不都热依木", spelling: "gulnar", sex: "女", seed: 20191 },
  { key: "F", organisation: "library", name: "王䶮", spelling: "wang", sex: "男", seed: 20192 }
]

const castSerial = 9000

/** The six persons of the story, in the order of their keys. */
export const namedPersons: ReadonlyArray<NamedPerson> = cast.map(({ key, organisation, seed, ...name }, index) => ({
  ...inventPerson(seeded(seed), { serial: castSerial + index, organisation, name }),
  key
}))

/** The person of that key. */
export const namedPerson = (key: NamedPerson["key"]): NamedPerson =>
  namedPersons.find((one) => one.key === key) as NamedPerson

/** How many people an organisation lists beside the six: hardly any in offices, hospitals more than others. */
const headcount = (index: number): number => {
  const { facts, trade } = cityPlan[index] as (typeof cityPlan)[number]
  if (facts.kind === "base") return 0
  if (facts.kind === "bureau") return 1
  if (facts.kind === "authority") return index % 2
  return ({ college: 14, health: 9 }[trade as string] ?? 6) + (index % 3)
}

const random = seeded(371000)

const crowd: ReadonlyArray<SamplePerson> = cityPlan.flatMap(({ key }, index) =>
  Array.from({ length: headcount(index) }, (_, position) => {
    const serial = index * 20 + position + 1
    const name = position === 3 ? unusualNames[(index - 20) / 6] : undefined
    return inventPerson(random, { serial, organisation: key, ...(name === undefined ? {} : { name }) })
  })
)

/** A teacher from abroad: a passport instead of an identity card. */
const fromAbroad: SamplePerson = (() => {
  const person = inventPerson(seeded(49), { serial: 9500, organisation: "college" })
  const name = "Anna Lindqvist"
  const document = "XUE000001"
  return { ...person, name, document, cells: { ...person.cells, name, documentType: "护照", documentNumber: document } }
})()

/** Everybody whom the city's roster rightly lists: the six first, then organisation by organisation. */
export const people: ReadonlyArray<SamplePerson> = [...namedPersons, ...crowd, fromAbroad]

/** Whom Wendeng's own roster adds. */
export const wendengPeople: ReadonlyArray<SamplePerson> = [
  "wendeng-hospital",
  "wendeng-hospital",
  "wendeng-farm",
  "wendeng-tools",
  "wendeng-school",
  "wendeng-hospital-zetou",
  "wendeng-hospital-zetou",
  "wendeng-health"
].map((organisation, index) => inventPerson(seeded(371003 + index), { serial: 8000 + index, organisation }))
