import { commitFunction } from "../commit/commitFunction.ts"
import { statements } from "./statements.ts"

const attach = (from: string, declaration: string) =>
  `insert into attached (digest, declaration)
   select distinct one ->> 'digest', ${declaration}.id
   from ${from}jsonb_array_elements(${declaration}.state #> '{claim,evidence}') one on conflict do nothing`

/**
 * What was uploaded for whom, and which declarations have it: kept as declarations are written, by whomever, so that a picture is
 * found wherever it is used. Nothing is looked at where a declaration's evidence stays as it was, as in every decision on it. An
 * upload is `loose` until it is attached, and again once it is no longer: perhaps nobody else has it, which is looked at then.
 */
export const evidence = statements(
  `create table upload (
     professional text collate "C" not null,
     digest text collate "C" not null,
     "by" text collate "C" not null,
     kind text not null,
     bytes integer not null,
     at bigint not null,
     loose boolean not null default true,
     primary key (professional, digest)
   )`,
  `create index upload_digest on upload (digest)`,
  `create index upload_loose on upload (at) where loose`,
  `create table attached (
     digest text collate "C" not null,
     declaration text collate "C" not null references declaration on update cascade on delete cascade,
     primary key (digest, declaration)
   )`,
  `create index attached_declaration on attached (declaration)`,
  `create function xueshi_attach() returns trigger language plpgsql as $attach$
begin
  delete from attached where declaration = new.id
    and not new.state #> '{claim,evidence}' @> jsonb_build_array(jsonb_build_object('digest', digest));
  ${attach("", "new")};
  return null;
end
$attach$`,
  `create function xueshi_detach() returns trigger language plpgsql as $detach$
begin
  update upload set loose = true where digest = old.digest;
  return null;
end
$detach$`,
  `create trigger declaration_attach_new after insert on declaration for each row
     when (new.state #> '{claim,evidence}' <> '[]') execute function xueshi_attach()`,
  `create trigger declaration_attach after update on declaration for each row
     when (new.state #> '{claim,evidence}' is distinct from old.state #> '{claim,evidence}')
     execute function xueshi_attach()`,
  `create trigger attached_detach after delete on attached for each row execute function xueshi_detach()`,
  attach("declaration, ", "declaration"),
  commitFunction
)
