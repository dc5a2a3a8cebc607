-- Runs
-- The latest first.
select
  r.run, r.kind, r.began, r.objective, r.ended, r.healed_by,
  count(p.program) as programs,
  (select count(*) from calls c where c.run = r.run) as calls,
  r.millis
from runs r left join programs p using (run)
group by all
order by r.began desc nulls last, r.run
limit {top}
