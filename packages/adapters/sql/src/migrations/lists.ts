import { auditList, isAudited, listedBy } from "../isShown.ts"
import { statements } from "./statements.ts"

/** What lists of hours are filtered by: looked at in the index, without the row, behind the place in the list. */
const filters = [listedBy.creditYear(""), listedBy.subject(""), listedBy.form("")].map((one) => `(${one})`).join(", ")

/**
 * What has been audited is a list, with few failures among much that passes; and what awaits audit, of which an authority has
 * most, is filtered within its index (AUD-02). Samples are
 * listed without what they were drawn of, which may be ten thousand ids (AUD-05).
 */
export const lists = statements(
  `drop index declaration_awaiting_audit`,
  `create index declaration_awaiting_audit on declaration (auditor, id, ${filters}, responsible)
     where auditor is not null and plan is null`,
  `drop index declaration_awaiting_audit_of_base`,
  `create index declaration_awaiting_audit_of_base on declaration (auditor, id, ${filters}, responsible)
     where auditor is not null and plan is not null`,
  `create index declaration_audited
     on declaration ((${listedBy.auditor("")}), (${auditList}), (${listedBy.audit("")}), id, ${filters}, responsible)
     where ${isAudited}`,
  `alter table sample
     add column organisation text collate "C" not null generated always as (state ->> 'organisation') stored,
     add column listed jsonb not null generated always as (state - 'strata' - 'version') stored,
     add column drawn integer not null generated always as (
       jsonb_array_length(jsonb_path_query_array(state, '$.strata[*].drawn[*]'))
     ) stored,
     add column framed integer not null generated always as (
       jsonb_array_length(jsonb_path_query_array(state, '$.strata[*].frame[*]'))
     ) stored`,
  `create index sample_organisation on sample (organisation, id)`
)
