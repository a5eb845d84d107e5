import { commitFunction } from "../commit/commitFunction.ts"
import { handlingFunctions, handlingTriggers } from "../routing/handling.ts"
import { reviewingFunctions, reviewingTriggers } from "../routing/reviewing.ts"
import { of, routeFunctions, waiting } from "../routing/routes.ts"
import { statements } from "./statements.ts"

/**
 * Who handles what awaits a decision (ORG-09, SYS-06). `reviewing` follows from posts and roles; `handling` says who handles an
 * ordinary item where its organisation does not itself; `rerouted` has the few items that go elsewhere than ordinary ones. An item
 * that is handled by its own organisation, as most are, has no row anywhere.
 */
export const routing = statements(
  `create table review (
     id text collate "C" primary key,
     version integer not null,
     state jsonb not null,
     kind text collate "C" not null generated always as (state ->> 'kind') stored,
     module text collate "C" not null generated always as (state ->> 'module') stored,
     tag text not null generated always as (state ->> 'state') stored,
     responsible text collate "C" not null generated always as (state ->> 'responsible') stored,
     professional text collate "C" generated always as (state ->> 'professional') stored,
     organisation text collate "C" generated always as (state ->> 'organisation') stored,
     made_by text collate "C" not null generated always as (state ->> 'madeBy') stored,
     decided_in text collate "C" generated always as (
       case when state ->> 'state' <> 'withdrawn' and not state -> 'clearedBy' ? (state #>> '{decisions,-1,in}')
         then state #>> '{decisions,-1,in}' end
     ) stored
   )`,
  `alter table professional
     add column title_number text collate "C" generated always as (state #>> '{person,title,certificateNumber}') stored,
     add column education_number text collate "C" generated always as (state #>> '{person,educationCertificate}') stored`,
  `create index professional_title_number on professional (title_number) where title_number is not null`,
  `create index professional_education_number on professional (education_number) where education_number is not null`,
  `alter table credential add column unproven boolean not null default false`,
  `create index review_decided on review (decided_in, kind, id) where decided_in is not null`,
  `create index review_agreed on review using gin ((state -> 'decisions') jsonb_path_ops)
     where jsonb_array_length(state -> 'decisions') > 1`,
  `create index review_registration on review (made_by, id)
     where kind in ('registration', 'organisationRegistration')`,
  `create index review_pending on review (responsible, kind, id) where tag = 'pending'`,
  `create index review_professional on review (professional, id) where professional is not null`,
  `create index review_organisation on review (organisation, kind, id) where organisation is not null`,
  `create index declaration_pending on declaration (professional) where tag = 'Pending'`,
  `create index review_excluded on review using gin ((state -> 'excluded')) where tag = 'pending'`,
  `create index professional_user on professional (${of("user")})`,
  `create index declaration_maker on declaration (${of("madeBy")}, tag) where tag = 'Pending' or auditor is not null`,
  `create index declaration_approver on declaration (${of("approvedBy")}) where auditor is not null`,
  `create index post_super on post (organisation) where state ->> 'rank' = 'super'`,
  `create table reviewing (
     organisation text collate "C" not null,
     module text collate "C" not null,
     "user" text collate "C" not null,
     primary key (organisation, module, "user")
   )`,
  `create index reviewing_user on reviewing ("user")`,
  `create table keeping (root text collate "C" primary key)`,
  `create table handling (
     organisation text collate "C" not null,
     module text collate "C" not null,
     handler text collate "C" not null,
     flagged boolean not null,
     primary key (organisation, module)
   )`,
  `create index handling_handler on handling (handler, module)`,
  `create table rerouted (
     aggregate text collate "C" not null,
     item text collate "C" not null,
     module text collate "C" not null,
     responsible text collate "C" not null,
     handler text collate "C" not null,
     flagged boolean not null,
     primary key (aggregate, item)
   )`,
  `create index rerouted_handler on rerouted (handler, module, aggregate, item)`,
  `create index rerouted_responsible on rerouted (responsible)`,
  waiting,
  ...handlingFunctions,
  ...reviewingFunctions,
  ...routeFunctions,
  commitFunction,
  `select xueshi_route_all()`,
  ...handlingTriggers,
  ...reviewingTriggers
)
