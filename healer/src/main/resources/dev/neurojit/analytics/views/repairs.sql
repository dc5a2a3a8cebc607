-- Repairs that fire, and model calls that they save
-- A program saves a call if MLIR refuses it as written and accepts it after the repairs: else a model
-- would have been asked again. 'alone' counts those in which no other rule fired.
with fired as (
  select r.run, r.program, r.code, count(*) as times from repairs r group by 1, 2, 3
), judged as (
  select run, program, (valid and repairs > 0)::int as saved from programs
), rules as (
  select run, program, count(*) as n from fired group by 1, 2
)
select
  f.code,
  any_value(t.title) as example,
  sum(f.times)::bigint as fired,
  count(*) as programs,
  sum(j.saved)::bigint as calls_saved,
  sum(case when rules.n = 1 then j.saved else 0 end)::bigint as alone,
  round(100.0 * avg(j.saved), 1) as saved_pct
from fired f
join judged j using (run, program)
join rules using (run, program)
join (select code, min(title) as title from repairs group by code) t using (code)
group by f.code
order by calls_saved desc, fired desc, f.code
limit {top}
