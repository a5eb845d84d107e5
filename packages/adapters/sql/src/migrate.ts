import { Migrator } from "effect/sql"
import { accounts } from "./migrations/accounts.ts"
import { administration } from "./migrations/administration.ts"
import { answers } from "./migrations/answers.ts"
import { answersOfEach } from "./migrations/answersOfEach.ts"
import { audit } from "./migrations/audit.ts"
import { brief } from "./migrations/brief.ts"
import { derived } from "./migrations/derived.ts"
import { evidence } from "./migrations/evidence.ts"
import { journal } from "./migrations/journal.ts"
import { journalChain } from "./migrations/journalChain.ts"
import { lists } from "./migrations/lists.ts"
import { madeOrder } from "./migrations/madeOrder.ts"
import { onBehalf } from "./migrations/onBehalf.ts"
import { passed } from "./migrations/passed.ts"
import { proofs } from "./migrations/proofs.ts"
import { reading } from "./migrations/reading.ts"
import { routing } from "./migrations/routing.ts"
import { standing } from "./migrations/standing.ts"
import { states } from "./migrations/states.ts"
import { writing } from "./migrations/writing.ts"

/** The steps from an empty database to the shape that this version of the package needs. */
export const migrations = Migrator.fromRecord({
  "0001_states": states,
  "0002_journal": journal,
  "0003_answers": answers,
  "0004_derived": derived,
  "0005_journal_chain": journalChain,
  "0006_writing": writing,
  "0007_reading": reading,
  "0008_accounts": accounts,
  "0009_made_order": madeOrder,
  "0010_answers_of_each": answersOfEach,
  "0011_passed": passed,
  "0012_proofs": proofs,
  "0013_administration": administration,
  "0014_routing": routing,
  "0015_on_behalf": onBehalf,
  "0016_audit": audit,
  "0017_evidence": evidence,
  "0018_standing": standing,
  "0019_lists": lists,
  "0020_brief": brief
})

export const migrationsTable = "xueshi_migrations"

/** Brings a database to the shape that this version of the package needs. */
export const migrate = Migrator.make({})({ table: migrationsTable, loader: migrations })
