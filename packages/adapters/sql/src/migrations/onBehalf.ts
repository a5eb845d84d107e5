import { commitFunction } from "../commit/commitFunction.ts"
import { statements } from "./statements.ts"

/**
 * Who declared on behalf of a person, and under which training plan of a base (DEC-07, DEC-08). What bases declared is audited in a
 * list of its own.
 */
export const onBehalf = statements(
  `alter table declaration
     add column declarant text collate "C" generated always as (state #>> '{declarant,organisation}') stored,
     add column plan text collate "C" generated always as (state #>> '{declarant,plan}') stored`,
  `create index declaration_declarant on declaration (declarant, id) where declarant is not null`,
  `create index declaration_declarant_tag on declaration (declarant, tag, id) where declarant is not null`,
  `create index declaration_plan on declaration (plan, professional) where plan is not null`,
  `drop index declaration_awaiting_audit`,
  `create index declaration_awaiting_audit on declaration (auditor, id) where auditor is not null and plan is null`,
  `create index declaration_awaiting_audit_of_base on declaration (auditor, id)
     where auditor is not null and plan is not null`,
  commitFunction
)
