/**
 * Where an organisation stands follows from its superiors: its path, and who reviews for it (ORG-03, ORG-09). A new one is placed
 * as it is written; where one is moved, closed or reopened, all below it are placed anew in the same statement. Whoever changes
 * the tree holds its lock (see `commitFunction`), so that nobody is placed below something that is being moved.
 */
export const treeFunctions = [
  `create or replace function xueshi_place_new() returns trigger language plpgsql as $place$
declare
  above record;
begin
  select path, reviewer into above from organisation where id = new.state ->> 'superior';
  new.path := coalesce(above.path, '') || new.id || '/';
  new.reviewer := case when (new.state ->> 'reviewClosed')::boolean then coalesce(above.reviewer, new.id) else new.id end;
  return new;
end
$place$`,
  `create or replace function xueshi_place_below() returns trigger language plpgsql as $place$
declare
  above text;
  place text;
begin
  select path into above from organisation where id = new.superior;
  if starts_with(above, old.path) then
    raise exception using errcode = 'XU409', message = 'changed', detail = new.id;
  end if;
  place := coalesce(above, '') || new.id || '/';
  if place <> old.path then
    update organisation set path = place || substr(path, length(old.path) + 1)
    where path >= old.path and path < old.path || U&'\\+10FFFF';
  end if;
  update organisation as own set reviewer = coalesce((
    select one.id from organisation one
    where one.id = any(string_to_array(own.path, '/')) and not one.review_closed order by length(one.path) desc limit 1
  ), split_part(own.path, '/', 1))
  where path >= place and path < place || U&'\\+10FFFF' and (review_closed or id = new.id);
  return null;
end
$place$`
]
