-- What is in the tables
select
  count(distinct run) as runs,
  count(*) as programs,
  count(*) filter (model is not null) as by_models,
  count(distinct model) as models,
  round(100.0 * avg(written_valid::int), 1) as valid_as_written_pct,
  round(100.0 * avg(valid::int), 1) as valid_pct,
  (select count(*) from findings where phase = 'written') as findings,
  (select count(*) from calls) as calls,
  (select count(*) from defects) as defects
from programs
