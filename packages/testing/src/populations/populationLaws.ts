import { appliesTo, evaluate, type Member, type Policy, passes, type WhatIfLine, type WhatIfReport } from "@xueshi/core"
import { Equal } from "effect"
import type { PopulationLaw } from "./PopulationLaw.ts"

/** What does not hang on which persons are shown as examples. */
const counted = ({ organisations, outcomes, reasons, removedSubjects, total }: WhatIfReport) => ({
  organisations,
  outcomes,
  reasons,
  removedSubjects,
  total
})

const unmoved: PopulationLaw = {
  id: "U17",
  rules: ["CMP-06"],
  title: "an empty reform changes nothing",
  statement: {
    zh: "改成内容相同的文件，没有人的结论、学时发生变化",
    en: "under a document of the same rules nobody's outcome or hours change"
  },
  holds: ({ members, reform: { from, year } }, reckon) => {
    const { examples, organisations, outcomes } = reckon({ from, to: { ...from }, year }, members)
    const still = (line: WhatIfLine) =>
      line.gained + line.lost + line.better + line.worse === 0 &&
      line.passedAfter === line.passedBefore &&
      line.hoursAfter === line.hoursBefore
    return (
      examples.length === 0 && organisations.every(still) && outcomes.every(({ after, before }) => after === before)
    )
  }
}

const mirrored = <Line extends WhatIfLine>(line: Line): Line => ({
  ...line,
  passedBefore: line.passedAfter,
  passedAfter: line.passedBefore,
  gained: line.lost,
  lost: line.gained,
  better: line.worse,
  worse: line.better,
  hoursBefore: line.hoursAfter,
  hoursAfter: line.hoursBefore
})

const inverse: PopulationLaw = {
  id: "U18",
  rules: ["CMP-06"],
  title: "a reform and its inverse cancel",
  statement: {
    zh: "改过去再改回来，得失相抵：谁因改动得益，就因改回而受损",
    en: "whoever gains by a reform loses by its inverse, and no other"
  },
  holds: ({ members, reform }, reckon) => {
    const there = reckon(reform, members)
    const back = reckon({ ...reform, from: reform.to, to: reform.from }, members)
    return Equal.equals(back.organisations, there.organisations.map(mirrored))
  }
}

/** Who passes a year under a document, asked one by one. */
const passing = (policy: Policy, year: number, members: ReadonlyArray<Member>): ReadonlyArray<boolean> =>
  members.map(({ facts, records }) => {
    const question = facts === undefined ? {} : { facts }
    return (
      appliesTo(policy, year, { ...question, records }) &&
      passes(policy, evaluate(policy, year, records, question).outcome)
    )
  })

const asDone: PopulationLaw = {
  id: "U19",
  rules: ["CMP-06"],
  title: "what-if equals doing it",
  statement: {
    zh: "测算的结果与真正改用新文件后逐人认定的结果一致",
    en: "what a what-if says is what judging everybody under the new document finds"
  },
  holds: ({ members, reform: { from, to, year } }, reckon) => {
    const { total } = reckon({ from, to, year }, members)
    const [before, after] = [passing(from, year, members), passing(to, year, members)]
    const count = (all: ReadonlyArray<boolean>) => all.filter(Boolean).length
    return (
      total.persons === members.length &&
      total.passedBefore === count(before) &&
      total.passedAfter === count(after) &&
      total.gained <= count(after.map((passed, index) => passed && before[index] === false)) &&
      total.gained - total.lost <= total.passedAfter - total.passedBefore + notFor(members, from, to, year)
    )
  }
}

/** For how many persons one of the documents is not: they neither gain nor lose. */
const notFor = (members: ReadonlyArray<Member>, from: Policy, to: Policy, year: number): number =>
  members.filter(
    ({ facts = {}, records }) => !(appliesTo(from, year, { facts, records }) && appliesTo(to, year, { facts, records }))
  ).length

const sum = (lines: ReadonlyArray<WhatIfLine>): WhatIfLine => {
  const all = { persons: 0, passedBefore: 0, passedAfter: 0, gained: 0, lost: 0, better: 0, worse: 0 }
  const made = { ...all, hoursBefore: 0, hoursAfter: 0 }
  for (const line of lines)
    for (const key of Object.keys(made) as ReadonlyArray<keyof WhatIfLine>) made[key] += line[key]
  return made
}

const additive: PopulationLaw = {
  id: "U20",
  rules: ["CMP-06"],
  title: "a population is the sum of its persons, and of any partition of the tree",
  statement: {
    zh: "总数等于逐人之和，也等于把单位任意划分后各部分之和",
    en: "the whole is the sum over persons, and over the parts of any partition of the organisations"
  },
  holds: ({ members, reform }, reckon) => {
    const whole = reckon(reform, members)
    const alone = members.map((one) => reckon(reform, [one]).total)
    const parts = Map.groupBy(members, ({ organisation }) => organisation.slice(0, 4))
    const byPart = [...parts.values()].map((part) => reckon(reform, part).total)
    return (
      Equal.equals(whole.total, sum(alone)) &&
      Equal.equals(whole.total, sum(byPart)) &&
      Equal.equals(whole.total, sum(whole.organisations.map(({ organisation: _, ...line }) => line)))
    )
  }
}

const apart: PopulationLaw = {
  id: "U21",
  rules: ["CMP-06"],
  title: "other people's data do not matter",
  statement: {
    zh: "一个人受到的影响与其他人的数据、先后次序无关",
    en: "what a reform does to one person is the same beside anybody, in any order"
  },
  holds: ({ members, reform }, reckon) => {
    const [first, ...others] = members
    if (first === undefined) return true
    const own = { ...first, organisation: "own" }
    const among = reckon(reform, [...others.toReversed(), own])
    const { organisation: _, ...line } = among.organisations.find((one) => one.organisation === "own") ?? {
      organisation: ""
    }
    return (
      Equal.equals(line, reckon(reform, [own]).total) &&
      Equal.equals(counted(among), counted(reckon(reform, [own, ...others])))
    )
  }
}

/** The laws about populations (U17 to U21), as data. */
export const populationLaws: ReadonlyArray<PopulationLaw> = [unmoved, inverse, asDone, additive, apart]
