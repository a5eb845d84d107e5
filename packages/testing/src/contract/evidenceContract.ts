import {
  type ClaimDraft,
  Declarations,
  EvidenceFiles,
  EvidenceRepository,
  Evidences,
  MostLoose,
  NotFound,
  type Professional,
  Store
} from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import type { City } from "../histories/City.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { city, claimOf, personOf, selfOf, today } from "./derivedWorld.ts"
import { declarable, declares } from "./onBehalfWorld.ts"
import { eachHat, hats } from "./readWorld.ts"
import { boss } from "./selectionWorld.ts"

const hour = 3_600_000
/** When everything in here happens: nine in the morning of 15 January 2019 in Shanghai. */
const nine = Date.UTC(2019, 0, 15, 1)

const head = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]

/** A GIF of one pixel, another one for each number. */
const picture = (number: number): Uint8Array => Uint8Array.from([...head, 0x21, 0xfe, 1, number, 0, ...frame])

const upload = (person: Professional, number: number) =>
  Evidences.upload(selfOf(person), person.id, Stream.succeed(picture(number)))

/** A claim of hours with pictures as evidence. */
const claimWith = (key: string, ...digests: ReadonlyArray<string>): ClaimDraft => ({
  ...claimOf(1, key),
  evidence: digests.map((digest, place) => ({ digest, name: `证书${place}.gif` }))
})

const drafted = (person: Professional, key: string, ...digests: ReadonlyArray<string>) =>
  Declarations.draft(selfOf(person), person.id, claimWith(key, ...digests))

const submitted = Effect.fnUntraced(function* (person: Professional, key: string, ...digests: ReadonlyArray<string>) {
  return yield* Declarations.submit(selfOf(person), (yield* drafted(person, key, ...digests)).id)
})

/** The bytes of a picture of a declaration, as somebody is sent them. */
const sent = Effect.fnUntraced(function* (...asked: Parameters<typeof Evidences.get>) {
  const { content } = yield* Evidences.get(...asked)
  return [...(yield* Stream.runCollect(content))].flatMap((piece) => [...piece])
})

const isKept = (person: Professional, digest: string) =>
  Effect.gen(function* () {
    const files = yield* EvidenceFiles
    const file = files === undefined ? "nowhere" : (yield* Effect.result(files.get(digest)))._tag
    const uploads = yield* (yield* EvidenceRepository).of(person.id, [digest])
    return [file === "Success", uploads.length === 1]
  })

/** What an adapter must do with evidence: to be run where files are kept. */
export const evidenceContract: Contract = {
  "DEC-03 ORG-03 ACC-10 a picture is sent as it came to whoever may read its declaration; for others it does not exist":
    Effect.gen(function* () {
      const world = yield* city
      const doctor = personOf(world, 1)
      const { digest, ...kept } = yield* upload(doctor, 1)
      yield* same("kept", kept, { professional: doctor.id, by: doctor.user, kind: "gif", bytes: 40, at: nine })
      const { id } = yield* submitted(doctor, "a", digest)
      const readers = ["bureau", "authority", "hospital", "doctor"]
      yield* eachHat(
        world,
        Effect.fnUntraced(function* (actor, name) {
          const read = yield* Effect.result(sent(actor, id, digest))
          const none = Result.fail(new NotFound({ kind: "Declaration", id }))
          yield* same<unknown>(name, read, readers.includes(name) ? Result.succeed([...picture(1)]) : none)
        })
      )
      const { digest: other } = yield* upload(doctor, 2)
      for (const one of [other, "0".repeat(64), "../../etc/passwd", "\0"])
        yield* refused(`of another: ${one}`, "NotFound", sent(selfOf(doctor), id, one))
    }),

  "DEC-03 nobody uploads for somebody else, nor attaches what was uploaded for somebody else or never: all of it is told":
    Effect.gen(function* () {
      const world = yield* city
      const [doctor, colleague] = [personOf(world, 1), personOf(world, 0)]
      yield* eachHat(
        world,
        Effect.fnUntraced(function* (actor, name) {
          // Whoever declares for people of theirs uploads for them (DEC-07).
          if (["doctor", "hospital", "authority", "bureau"].includes(name)) return
          const tried = yield* Effect.result(Evidences.upload(actor, doctor.id, Stream.die("read")))
          yield* same(`uploaded by ${name}`, tried._tag, "Failure")
        })
      )
      const [theirs, own] = [yield* upload(colleague, 1), yield* upload(doctor, 2)]
      const guessed = [theirs.digest, own.digest, "0".repeat(64)]
      const tell = ({
        issues
      }: {
        readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>; readonly code: string }>
      }) => issues.map(({ code, path }) => `${path.join("/")} ${code}`)
      const both = ["evidence/0/digest NotUploaded", "evidence/2/digest NotUploaded"]
      const draft = yield* refused("drafted", "InvalidFields", drafted(doctor, "a", ...guessed))
      yield* same("of a draft", "issues" in draft ? tell(draft) : [], both)
      const { id } = yield* drafted(doctor, "a", own.digest)
      const edited = Declarations.edit(selfOf(doctor), id, claimWith("a", ...guessed))
      const edit = yield* refused("edited", "InvalidFields", edited)
      yield* same("of an edit", "issues" in edit ? tell(edit) : [], both)
      // Drafted where no evidence was kept yet: seen at the latest where it is submitted.
      const before = yield* Effect.provideService(drafted(doctor, "b", ...guessed), EvidenceFiles, undefined)
      const submission = yield* refused("submitted", "InvalidFields", Declarations.submit(selfOf(doctor), before.id))
      yield* same("of a submission", "issues" in submission ? tell(submission) : [], both)
    }),

  "DEC-03 DEC-07 an organisation declares for its people with what was uploaded for each of them": Effect.gen(
    function* () {
      const world = yield* city
      const [doctor, colleague] = [personOf(world, 1), personOf(world, 0)]
      const { by, digest } = yield* Evidences.upload(boss(world), doctor.id, Stream.succeed(picture(1)))
      yield* same("uploaded by", by, boss(world).user)
      const claim = { ...declarable("a"), evidence: claimWith("a", digest).evidence }
      const { outcomes } = yield* declares(boss(world), [doctor, colleague], claim)
      const refusedFor = outcomes.flatMap(({ id, result }) =>
        Result.isSuccess(result) ? [] : [[id, result.failure._tag]]
      )
      yield* same("refused", refusedFor, [[colleague.id, "InvalidFields"]])
      yield* same("collected", yield* Evidences.collect(nine + hour), 0)
    }
  ),

  "DEC-03 whoever decides is shown what else has the same pictures, of anybody; drafts and what it was copied from aside":
    Effect.gen(function* () {
      const world = yield* city
      const [colleague, doctor, worker] = [personOf(world, 0), personOf(world, 1), personOf(world, 2)]
      const [{ digest: first }, { digest: second }] = [yield* upload(doctor, 1), yield* upload(doctor, 2)]
      for (const one of [colleague, worker]) yield* upload(one, 1)
      yield* drafted(colleague, "draft", first)
      const theirs = yield* submitted(worker, "a", first)
      const before = yield* submitted(doctor, "b", first, second)
      yield* Declarations.reject(boss(world), before.id, "不清")
      const copy = yield* Declarations.copy(selfOf(doctor), before.id)
      const { id } = yield* Declarations.submit(selfOf(doctor), copy.id)
      const again = yield* submitted(doctor, "c", second)
      const { reuses, uploads } = yield* Evidences.ofDeclaration(boss(world), id)
      const digests = [first, second].toSorted()
      yield* same(
        "uploads",
        uploads.map(({ digest }) => digest),
        digests
      )
      const uses = [
        { digest: first, declaration: theirs.id, professional: worker.id },
        { digest: second, declaration: again.id, professional: doctor.id }
      ]
      yield* same(
        "reuses",
        reuses,
        uses.toSorted((a, b) => (a.digest < b.digest ? -1 : 1))
      )
      const few = yield* (yield* EvidenceRepository).reuses([first, second, first], [], 1)
      yield* same("as many as asked for", few.length, 1)
      yield* eachHat(
        world,
        Effect.fnUntraced(function* (actor, name) {
          const told = yield* Effect.result(Evidences.ofDeclaration(actor, id))
          const may = ["bureau", "authority", "hospital"].includes(name)
          yield* same(`told to ${name}`, Result.isSuccess(told), may)
        })
      )
    }),

  "DEC-03 what nobody attaches is collected once it is old, of removed drafts too; what is attached never is":
    Effect.gen(function* () {
      const world = yield* city
      const doctor = personOf(world, 1)
      const numbers = [1, 2, 3, 4]
      const uploads = yield* Effect.forEach(numbers, (number) => upload(doctor, number))
      const [loose, edited, removed, attached] = uploads.map(({ digest }) => digest) as [string, string, string, string]
      const { id } = yield* drafted(doctor, "a", edited, removed, attached)
      yield* Declarations.edit(selfOf(doctor), id, claimWith("a", removed, attached))
      yield* Declarations.withdraw(selfOf(doctor), (yield* Declarations.submit(selfOf(doctor), id)).id)
      const other = yield* submitted(doctor, "b", attached)
      const kept = Effect.forEach([loose, edited, removed, attached], (digest) => isKept(doctor, digest))
      const [yes, no] = [
        [true, true],
        [false, false]
      ]
      yield* same("before they are old", yield* Evidences.collect(nine), 0)
      yield* same("kept then", yield* kept, [yes, yes, yes, yes])
      yield* same("loose and edited away", yield* Evidences.collect(nine + hour), 2)
      yield* same("kept after", yield* kept, [no, no, yes, yes])
      yield* Declarations.remove(selfOf(doctor), id)
      yield* same("of a removed draft", yield* Evidences.collect(nine + hour), 1)
      yield* same("nothing more", yield* Evidences.collect(nine + hour), 0)
      yield* same("kept at last", yield* kept, [no, no, no, yes])
      yield* same("sent still", yield* sent(boss(world), other.id, attached), [...picture(4)])
    }),

  "DEC-03 a file is kept as long as anybody's upload of it is; one whose upload was broken off is collected":
    Effect.gen(function* () {
      const world = yield* city
      const [colleague, doctor] = [personOf(world, 0), personOf(world, 1)]
      const { digest } = yield* upload(doctor, 1)
      yield* upload(colleague, 1)
      yield* submitted(colleague, "a", digest)
      yield* same("of two", yield* Evidences.collect(nine + hour), 0)
      yield* same("the one's", yield* isKept(doctor, digest), [true, false])
      yield* same("the other's", yield* isKept(colleague, digest), [true, true])
      const files = yield* EvidenceFiles
      const orphan = yield* files?.put(Stream.succeed(picture(9)), nine) ?? Effect.die("no files")
      yield* same("whose upload was broken off", yield* Evidences.collect(nine + hour), 1)
      yield* same("gone", yield* isKept(doctor, orphan), [false, false])
    }),

  "DEC-03 of pictures that no declaration names a person has only so many, however many come at once": Effect.gen(
    function* () {
      const world = yield* city
      const [colleague, doctor] = [personOf(world, 0), personOf(world, 1)]
      const { digest } = yield* upload(doctor, 1)
      yield* upload(doctor, 2)
      const loose = Effect.flatMap(EvidenceRepository, (repository) => repository.loose(doctor.id))
      yield* same("two are loose", yield* loose, 2)
      const many = Array.from({ length: 6 }, (_, place) => Effect.result(upload(doctor, 3 + place)))
      const taken = yield* Effect.all(many, { concurrency: "unbounded" })
      yield* same("of six at once, one is noted", taken.filter(Result.isSuccess).length, 1)
      for (const one of taken)
        if (Result.isFailure(one))
          yield* same("why", [one.failure._tag, one.failure.code], ["TooManyLoose", "TooManyLoose"])
      yield* same("three are loose", yield* loose, 3)
      yield* upload(colleague, 9)
      const { id } = yield* drafted(doctor, "a", digest)
      yield* same("one is attached", yield* loose, 2)
      yield* upload(doctor, 9)
      yield* refused("one more", "TooManyLoose", upload(doctor, 10))
      yield* Declarations.remove(selfOf(doctor), id)
      yield* same("of a removed draft", yield* loose, 4)
      yield* Evidences.collect(nine + hour)
      yield* same("collected", yield* loose, 0)
      yield* upload(doctor, 10)
    }
  ).pipe(Effect.provideService(MostLoose, 3)),

  "DEC-03 SYS-03 what was collected after it was looked for is not attached": Effect.gen(function* () {
    const world = yield* city
    const doctor = personOf(world, 1)
    const { digest } = yield* upload(doctor, 1)
    const store = yield* Store
    const committing = store.commit({
      actor: selfOf(doctor),
      at: nine,
      changes: [],
      guards: [{ _tag: "Uploaded", professional: doctor.id, digest }]
    })
    yield* committing
    yield* Evidences.collect(nine + hour)
    const { id } = yield* upload(doctor, 1).pipe(Effect.andThen(drafted(doctor, "a", digest)))
    yield* committing
    yield* Declarations.remove(selfOf(doctor), id)
    yield* Evidences.collect(nine + hour)
    const conflict = yield* refused("committed", "Conflict", committing)
    yield* same("of what", [conflict.what, conflict.id], ["changed", digest])
  }),

  "DEC-03 ACC-10 where no evidence is kept nothing is uploaded or sent, and declarations name what they name":
    Effect.gen(function* () {
      const world: City = yield* city
      const doctor = personOf(world, 1)
      const { id } = yield* submitted(doctor, "a", "whatever")
      yield* refused("uploaded", "NotFound", Evidences.upload(selfOf(doctor), doctor.id, Stream.die("read")))
      yield* eachHat(world, (actor, name) =>
        refused(`sent to ${name}`, "NotFound", Evidences.get(actor, id, "whatever"))
      )
      yield* same("told", yield* Evidences.ofDeclaration(hats(world).hospital, id), {
        uploads: [],
        reuses: [],
        overlaps: []
      })
      yield* same("collected", yield* Evidences.collect(nine + hour), 0)
    }).pipe(Effect.provideService(EvidenceFiles, undefined)),

  "DEC-10 what stands of the person's on the same days, of the same holder, under another form is pointed out to the reviewer":
    Effect.gen(function* () {
      const world = yield* city
      const doctor = personOf(world, 1)
      const training = yield* submitted(doctor, "a", "d")
      const study = (host: string, topic: string, from = training.claim.from ?? today) => ({
        ...claimOf(8, ""),
        form: "furtherStudy",
        from,
        fields: { host, topic, sponsorLevel: "省级" }
      })
      const submits = Effect.fnUntraced(function* (claim: ClaimDraft) {
        const { id } = yield* Declarations.draft(selfOf(doctor), doctor.id, {
          ...claim,
          evidence: [{ digest: "d", name: "证书" }]
        })
        return (yield* Declarations.submit(selfOf(doctor), id)).id
      })
      const twin = yield* submits(study(" 山东大学 ", "同期"))
      yield* submits(study("北京大学", "别处"))
      yield* submits({ ...study("山东大学", "以后"), creditYear: 2019, from: today, to: today })
      const overlaps = Effect.map(Evidences.ofDeclaration(boss(world), training.id), (seen) =>
        seen.overlaps.map(({ declaration, form }) => [declaration, form])
      )
      yield* same("pointed out", yield* overlaps, [[twin, "furtherStudy"]])
      yield* Declarations.reject(boss(world), twin, "同一活动")
      yield* same("no more", yield* overlaps, [])
    }).pipe(Effect.provideService(EvidenceFiles, undefined))
}
