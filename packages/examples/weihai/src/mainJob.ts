import { fileURLToPath } from "node:url"
import {
  Completions,
  decodePolicy,
  keepSealed,
  type Organisation,
  Policies,
  type Policy,
  type ProfessionalId,
  ProfessionalRepository,
  parseDay,
  type Region,
  Rules,
  rosterForm,
  type SheetRow
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { readRows, refusalsBytes, rowsBytes } from "@xueshi/excel"
import { unavailableIn } from "@xueshi/sql"
import { type Cause, Console, Effect, Layer, Path, References, Stream } from "effect"
import { addDepartments } from "./addDepartments.ts"
import { administratorOf, buildCity, type City } from "./buildCity.ts"
import { type Database, databaseLayer } from "./database.ts"
import { declarationForm } from "./declarationSheet.ts"
import { printDeclarations } from "./declarationSummary.ts"
import { NotADay } from "./errors.ts"
import { readEverybody } from "./everybody.ts"
import { freePort } from "./freePort.ts"
import { importRoster, type RosterResult } from "./importRoster.ts"
import { Output } from "./Output.ts"
import { outcomeForm, outcomeRows } from "./outcomes.ts"
import { portrait } from "./portraits.ts"
import { printCertificates } from "./printCertificates.ts"
import { heading, line } from "./Screen.ts"
import { namedPersons } from "./sample/people.ts"
import { clockFrom } from "./sampleClock.ts"
import { stopwatch } from "./stopwatch.ts"
import { takeDeclarations } from "./takeDeclarations.ts"
import { walkAudit } from "./walkAudit.ts"
import { walkOnBehalf } from "./walkOnBehalf.ts"
import { walkReviews } from "./walkReviews.ts"
import { judgeYear, printReport } from "./yearReport.ts"

/** What the main job is asked to do. Files left out are the sample's. */
export interface MainJob {
  readonly out: string
  readonly roster: string | undefined
  readonly declarations: string | undefined
  /** `YYYY-MM-DD`; left out, the sample's own day for the sample's files, else today. */
  readonly today: string | undefined
  readonly database: Database
  /** The directory that keeps evidence. */
  readonly evidence: string
  /** Where to serve once everything is done; left out, that is the end. */
  readonly port?: number | undefined
}

const year = 2018
const sampleDay = "2019-01-15"
const sample = (name: string) => fileURLToPath(new URL(`../data/${name}`, import.meta.url))

/** Whom a roster belongs to, and its rows. */
interface Roster {
  /** The key of the bureau that imports it. */
  readonly bureau: string
  readonly rows: ReadonlyArray<SheetRow>
}

/** Reads every file before anything is done: one that cannot be used ends the job at once. */
const readFiles = Effect.fn("readFiles")(function* (job: MainJob, policy: Policy) {
  const rosters: ReadonlyArray<readonly [string, string]> =
    job.roster === undefined
      ? [
          ["bureau", sample("roster.xlsx")],
          ["wendeng", sample("roster-wendeng.xlsx")]
        ]
      : [["bureau", job.roster]]
  return yield* Effect.all(
    {
      rosters: Effect.forEach(
        rosters,
        ([bureau, path]) =>
          Effect.map(Stream.runCollect(readRows(path, rosterForm)), (rows): Roster => ({ bureau, rows })),
        { concurrency: "unbounded" }
      ),
      declarations: Stream.runCollect(
        readRows(job.declarations ?? sample("declarations.xlsx"), declarationForm(policy.document))
      )
    },
    { concurrency: "unbounded" }
  )
})

/** Each bureau imports its own roster. */
const importRosters = Effect.fn("importRosters")(function* (rosters: ReadonlyArray<Roster>, city: City) {
  const results = yield* Effect.forEach(rosters, ({ bureau, rows }) =>
    importRoster(rows, administratorOf((city.get(bureau) as Organisation).id))
  )
  return {
    imported: results.flatMap(({ imported }) => imported),
    known: results.reduce((sum, { known }) => sum + known, 0),
    refused: results.flatMap(({ refused }) => refused)
  } satisfies RosterResult
})

/** The persons shown in full: the sample's six, or the first six of somebody's own roster. */
const shown = Effect.fn("shown")(function* (job: MainJob, rosters: ReadonlyArray<Roster>) {
  const professionals = yield* ProfessionalRepository
  const documents =
    job.roster === undefined
      ? namedPersons.map(({ document }) => document)
      : rosters.flatMap(({ rows }) =>
          rows.map(({ cells: { documentNumber = "" } }) => Rules.normaliseDocument(documentNumber))
        )
  const found: Array<ProfessionalId> = []
  for (const number of new Set(documents)) {
    if (found.length === 6) break
    const one = yield* professionals.findByDocument({ type: "residentId", number })
    if (one !== undefined) found.push(one.id)
  }
  return found
})

type Watch = Effect.Success<typeof stopwatch>
type Files = Effect.Success<ReturnType<typeof readFiles>>

const run = Effect.fn("mainJob")(function* (
  job: MainJob,
  policy: Policy,
  { declarations, rosters }: Files,
  watch: Watch
) {
  const paths = yield* Path.Path
  const output = yield* Output

  yield* heading("一、单位与人员")
  const city = yield* buildCity()
  yield* line(
    `单位 ${city.size} 个，内设部门 ${yield* addDepartments(
      city,
      rosters.flatMap(({ rows }) => rows)
    )} 个`
  )
  const roster = yield* importRosters(rosters, city)
  yield* line(`导入人员 ${roster.imported.length} 名，退回 ${roster.refused.length} 行，已在库 ${roster.known} 行`)
  if (job.roster === undefined && job.declarations === undefined) {
    yield* walkReviews(city)
    yield* walkOnBehalf(city)
    yield* walkAudit(city, job.evidence)
  }
  yield* watch.lap("单位与人员")

  const outcomes = yield* takeDeclarations(policy, declarations)
  yield* printDeclarations(outcomes)
  const refusedRows = outcomes.flatMap((one) => (one._tag === "Refused" ? [one.row] : []))
  yield* watch.lap("学时申报")

  const bureau = city.get("bureau") as Organisation
  const root = administratorOf(bureau.id)
  const { organisations, people } = yield* readEverybody(bureau.path)
  const completions = yield* judgeYear(root, people, year)
  yield* printReport(organisations, completions, year)

  yield* heading("四、逐人说明")
  const readings = [
    { name: "若专业科目按完成总学时的三分之二计（威海，另一种读法）", document: documents.weihai2018Completed },
    { name: "若按广东省 2021 年规定", document: documents.guangdong2021 }
  ]
  const others = yield* Effect.forEach(readings, ({ document, name }) =>
    Effect.map(Effect.fromResult(decodePolicy(document)), (other) => ({ name, policy: other }))
  )
  for (const id of yield* shown(job, rosters)) yield* portrait(yield* Completions.ofYear(root, id, year), others)
  yield* watch.lap("年度认定")

  const printed = yield* printCertificates(root, completions)
  yield* watch.lap("证书")
  const results = outcomeRows(completions, printed, organisations)
  yield* output.write("年度认定结果.xlsx", yield* rowsBytes(outcomeForm, results))
  yield* output.write("退回的人员.xlsx", yield* refusalsBytes(rosterForm, roster.refused))
  yield* output.write("退回的申报.xlsx", yield* refusalsBytes(declarationForm(policy.document), refusedRows))
  const directory = yield* output.publish
  yield* watch.lap("结果文件")

  yield* heading("五、结果文件")
  yield* line(`结业证书 ${printed.length} 份：${paths.join(directory, "certificates")}`)
  yield* line(`全员认定结果：${paths.join(directory, "年度认定结果.xlsx")}`)
  yield* line(`退回的人员（每格注明原因，改好后可再导入）：${paths.join(directory, "退回的人员.xlsx")}`)
  yield* line(`退回的申报（同上）：${paths.join(directory, "退回的申报.xlsx")}`)
  yield* watch.report
  if (job.port === undefined) return
  // What serves takes a while to load, which a run without it does not have to spare.
  const { serve } = yield* Effect.promise(() => import("./serve.ts"))
  return yield* serve(city, job.port)
})

/** The journal is sealed while something is done and once it is. That the database fails is told by what is done on it. */
const sealed = <A, E, R>(work: Effect.Effect<A, E, R>) =>
  Effect.scoped(Effect.andThen(Effect.provideService(keepSealed(), References.MinimumLogLevel, "None"), work))

/** A database that fails us is told as what it is, never as a stack. */
const tellDatabase = Effect.catchCause((cause: Cause.Cause<unknown>) =>
  Effect.suspend(() => unavailableIn(cause) ?? Effect.failCause(cause))
)

/**
 * The main job: builds the city, imports the roster, takes the declarations through review and audit, judges 2018,
 * explains six persons, prints the certificates of all who passed. What was done before is not done again.
 */
export const mainJob = Effect.fnUntraced(function* (job: MainJob) {
  const ownFiles = job.roster !== undefined || job.declarations !== undefined
  const asked = job.today ?? (ownFiles ? undefined : sampleDay)
  const day = asked === undefined ? undefined : parseDay(asked)
  if (asked !== undefined && day === undefined) return yield* new NotADay({ given: asked })
  yield* Console.log(`威海市专业技术人员继续教育 · 样例${asked === undefined ? "" : `（办理日期 ${asked}）`}`)
  const services = Layer.mergeAll(Policies.layer([documents.weihai2018]), Output.layer(job.out))
  return yield* Effect.gen(function* () {
    const watch = yield* stopwatch
    const policy = yield* (yield* Policies).governing("371000" as Region, year)
    const files = yield* readFiles(job, policy)
    if (job.port !== undefined) yield* freePort(job.port)
    yield* watch.lap("读取文件")
    const database = yield* Layer.build(databaseLayer(job.database))
    yield* watch.lap("启动数据库")
    yield* sealed(run(job, policy, files, watch)).pipe(Effect.provide(database))
  }).pipe(
    tellDatabase,
    Effect.provide(services.pipe(Layer.provideMerge(day === undefined ? Layer.empty : clockFrom(day))))
  )
})
