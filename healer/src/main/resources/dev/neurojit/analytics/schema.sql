create schema data;

create table data.runs (
  run varchar,
  kind varchar,
  path varchar,
  program varchar,
  objective varchar,
  version varchar,
  seed bigint,
  ladder varchar,
  began timestamp,
  millis bigint,
  ended varchar,
  healed_by varchar,
  verdict varchar,
  digest varchar
);

create table data.programs (
  run varchar,
  program integer,
  parent integer,
  author varchar,
  model varchar,
  prompt_version varchar,
  time timestamp,
  text varchar,
  place varchar,
  characters integer,
  written_valid boolean,
  valid boolean,
  stage varchar,
  verdict varchar,
  score double,
  met boolean,
  repairs integer,
  expected varchar
);

create table data.findings (
  run varchar,
  program integer,
  phase varchar,
  code varchar,
  op varchar,
  dialect varchar,
  line integer,
  col integer,
  message varchar,
  pattern varchar,
  excerpt varchar
);

create table data.repairs (
  run varchar,
  program integer,
  position integer,
  code varchar,
  title varchar
);

create table data.calls (
  run varchar,
  call integer,
  time timestamp,
  model varchar,
  prompt_version varchar,
  decoding varchar,
  temperature double,
  seed bigint,
  reply varchar,
  prompt_tokens integer,
  tokens integer,
  tokens_per_second double,
  first_token_millis bigint,
  millis bigint,
  outcome varchar,
  program integer
);

create table data.defects (
  path varchar,
  byte_offset bigint,
  reason varchar
);

create table data.meta (
  schema_version integer
);
