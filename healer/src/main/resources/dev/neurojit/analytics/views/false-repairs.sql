-- False repairs
-- Of the programs that only repairs made valid, those that turned out wrong by a recorded fact: the
-- judge refused them after MLIR had accepted them (contract, admission, machine code), or the corpus
-- says that they should have been left alone. Programs that ran are not counted: whether the text or
-- the idea was wrong is not recorded. 'code' counts each rule that took part.
with mended as (
  select
    run, program, repairs,
    (stage in ('ENTRY', 'ADMIT', 'LOWER'))::int as refused,
    (coalesce(expected, 'repair') <> 'repair')::int as unwanted
  from programs where valid and repairs > 0
), parts as (
  select distinct run, program, code from repairs
), judged as (
  select '(all rules)' as code, * from mended
  union all
  select parts.code, mended.* from mended join parts using (run, program)
)
select
  code,
  count(*) as made_valid,
  sum(refused)::bigint as refused_later,
  sum(unwanted)::bigint as not_wanted,
  round(100.0 * avg(greatest(refused, unwanted)), 1) as false_pct
from judged
group by code
order by (code = '(all rules)') desc, false_pct desc, made_valid desc, code
limit {top}
