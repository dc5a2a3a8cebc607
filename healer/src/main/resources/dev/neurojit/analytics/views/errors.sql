-- Errors by {by}
-- As written, before any repair: findings, the programs that have them, their share of all programs;
-- 'left' counts programs in which repairs leave one.
select
  {select},
  count(*) filter (phase = 'written') as findings,
  count(distinct (run, program)) filter (phase = 'written') as programs,
  round(100.0 * count(distinct (run, program)) filter (phase = 'written')
    / greatest(1, (select count(*) from programs)), 1) as share_pct,
  count(distinct (run, program)) filter (phase = 'left') as "left"
from errors
group by {group}
having count(*) filter (phase = 'written') > 0
order by findings desc, {group}
limit {top}
