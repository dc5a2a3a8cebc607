-- Learning over time
-- By day, model and version of the prompt: how many replies are valid as written, after repairs, and
-- meet the objective, and how many findings a reply has.
select
  strftime(p.time, '%Y-%m-%d') as day,
  coalesce(p.model, '(no model)') as model,
  p.prompt_version,
  count(*) as programs,
  round(100.0 * avg(p.written_valid::int), 1) as valid_as_written_pct,
  round(100.0 * avg(p.valid::int), 1) as valid_pct,
  round(100.0 * avg(p.met::int), 1) as met_pct,
  round(sum(coalesce(f.n, 0))::double / count(*), 2) as findings_each
from programs p
left join (
  select run, program, count(*) as n from findings where phase = 'written' group by 1, 2
) f on f.run = p.run and f.program = p.program
where p.model is not null or p.author = 'corpus'
group by 1, 2, 3
order by 1 nulls first, 2, 3
limit {top}
