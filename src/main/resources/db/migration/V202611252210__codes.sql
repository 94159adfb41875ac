-- Code tables are data: one row a code, with its names in both languages and its validity. A row without a district holds everywhere; a
-- district's own row stands before it, there. The types of both lines stay in dispute_type, to which disputes refer, and are served beside them.

create table code_table (
    name        text constraint code_table_pkey primary key,
    name_zh     text not null,
    name_en     text not null,
    schema_name text,
    line        text,
    editing     text not null
);
insert into code_table (name, name_zh, name_en, schema_name, line, editing) values
    ('dispute-types', '司法行政条线纠纷类别', 'Dispute types of the justice line', null, 'JUSTICE', 'NONE'),
    ('public-order-types', '综治条线纠纷类别', 'Dispute types of the public-order line', null, 'PUBLIC_ORDER', 'NONE'),
    ('tags', '本地二级标签', 'Local second-level tags', null, null, 'OPEN'),
    ('joint-mechanisms', '联动机制（六联）', 'Joint mechanisms', null, null, 'OPEN'),
    ('sources', '案件来源', 'Sources of disputes', 'Source', null, 'NONE'),
    ('return-sources', '统计表案件来源栏', 'Source columns of the return', null, null, 'NONE'),
    ('urgencies', '紧急程度', 'Urgency', 'Urgency', null, 'NONE'),
    ('difficulties', '纠纷难易程度', 'Difficulty', 'Difficulty', null, 'EXISTING'),
    ('scales', '事件规模', 'Scale of an event', 'Scale', null, 'NONE'),
    ('event-levels', '事件级别', 'Level of an event', 'EventLevel', null, 'NONE'),
    ('decline-reasons', '不予受理原因', 'Reasons for not accepting', 'DeclineReason', null, 'NONE'),
    ('outcome-kinds', '调解结果', 'How mediation ended', 'OutcomeKind', null, 'NONE'),
    ('end-reasons', '未达成协议原因', 'Reasons for ending without agreement', 'EndReason', null, 'NONE'),
    ('agreement-forms', '协议形式', 'Forms of agreement', 'AgreementForm', null, 'NONE'),
    ('performances', '履行情况', 'Performance of agreements', 'Performance', null, 'NONE'),
    ('committee-kinds', '调委会类别', 'Kinds of mediation committee', 'CommitteeKind', null, 'NONE'),
    ('joint-roles', '联动参加人身份', 'Roles in a joint action', 'JointRole', null, 'NONE');

create table code (
    id                uuid constraint code_pkey primary key default gen_random_uuid(),
    code_table        text not null constraint code_table_fkey references code_table,
    code              text collate "C" not null,
    district          text collate "C" constraint code_district_fkey references area,
    position          integer not null,
    name_zh           text not null,
    name_en           text not null,
    parent            text,
    standard_code     text,
    return_column     text,
    type              text constraint code_type_fkey references dispute_type,
    public_order_type text constraint code_public_order_type_fkey references dispute_type,
    people_from       integer,
    amount_from       bigint,
    sessions_from     integer,
    valid_from        date not null,
    valid_until       date,
    version           integer not null default 0,
    constraint code_key unique nulls not distinct (code_table, code, district, valid_from),
    constraint code_validity check (valid_until >= valid_from),
    constraint code_district check (length(district) = 6)
);

insert into code (code_table, position, code, name_zh, name_en, valid_from) values
    -- No list of 六联 for Guangdong is public; the classic six of comprehensive governance, for each district to put right.
    ('joint-mechanisms', 1, 'JOINT_MEDIATION', '矛盾纠纷联调', 'Joint mediation of disputes', '2011-01-01'),
    ('joint-mechanisms', 2, 'JOINT_PREVENTION', '社会治安联防', 'Joint prevention of crime', '2011-01-01'),
    ('joint-mechanisms', 3, 'JOINT_WORK', '重点工作联动', 'Joint work on priorities', '2011-01-01'),
    ('joint-mechanisms', 4, 'JOINT_RECTIFICATION', '突出问题联治', 'Joint rectification of prominent problems', '2011-01-01'),
    ('joint-mechanisms', 5, 'JOINT_ADMINISTRATION', '服务管理联抓', 'Joint service and administration', '2011-01-01'),
    ('joint-mechanisms', 6, 'JOINT_SAFETY', '基层平安联创', 'Joint building of safe communities', '2011-01-01'),
    ('urgencies', 1, 'NORMAL', '一般', 'Normal', '2011-01-01'),
    ('urgencies', 2, 'URGENT', '紧急', 'Urgent', '2011-01-01'),
    ('decline-reasons', 1, 'SPECIAL_ORGAN_ONLY', '法律法规规定只能由专门机关管辖处理', 'Only a special organ may handle it', '2011-01-01'),
    ('decline-reasons', 2, 'ALREADY_BEFORE_OTHER_ORGAN', '法院、公安机关或者其他行政机关已经受理或者解决',
     'A court, the police or another organ has accepted or resolved it', '2011-01-01'),
    ('decline-reasons', 3, 'PARTY_REFUSES', '当事人明确拒绝调解', 'A party refuses mediation', '2011-01-01'),
    ('decline-reasons', 4, 'CRIMINAL_OR_PUBLIC_SECURITY', '不得调解的刑事、治安案件', 'A criminal or public-security case that may not be mediated', '2011-01-01'),
    ('decline-reasons', 5, 'AGAINST_GOVERNMENT', '公民与政府之间的行政争议', 'An administrative dispute with the government', '2011-01-01'),
    ('decline-reasons', 6, 'HARMS_OTHERS', '损害国家、集体或者第三人利益', 'Harms the interests of the state, the public or others', '2011-01-01'),
    ('decline-reasons', 7, 'NOT_A_CIVIL_DISPUTE', '不属于民间纠纷', 'Not a civil dispute', '2011-01-01'),
    ('outcome-kinds', 1, 'AGREED', '调解成功', 'Agreed', '2011-01-01'),
    ('outcome-kinds', 2, 'FAILED', '调解不成', 'Failed', '2011-01-01'),
    ('outcome-kinds', 3, 'TERMINATED', '终止调解', 'Terminated', '2011-01-01'),
    ('outcome-kinds', 4, 'WITHDRAWN', '撤回', 'Withdrawn', '2011-01-01'),
    ('end-reasons', 1, 'SETTLED_PRIVATELY', '自行和解后撤回', 'Settled privately and withdrawn', '2011-01-01'),
    ('end-reasons', 2, 'PARTY_NOT_REACHED', '期限内无法联系当事人', 'A party could not be reached', '2011-01-01'),
    ('end-reasons', 3, 'PARTY_REFUSES', '一方拒绝继续调解', 'A party refuses to go on', '2011-01-01'),
    ('end-reasons', 4, 'LARGE_DIFFERENCES', '分歧过大', 'The differences are too large', '2011-01-01'),
    ('end-reasons', 5, 'PERIOD_EXPIRED', '期限届满且未延长', 'The period expired without extension', '2011-01-01'),
    ('end-reasons', 6, 'REFUSES_TO_SIGN', '拒绝签收调解协议', 'A party refuses to sign', '2011-01-01'),
    ('end-reasons', 7, 'FACTS_CONCEALED', '隐瞒事实或者拖延', 'Facts were concealed, or delay', '2011-01-01'),
    ('end-reasons', 8, 'SUSPECTED_COLLUSION', '涉嫌恶意串通损害他人', 'Suspected collusion against others', '2011-01-01'),
    ('end-reasons', 9, 'OTHER', '其他', 'Other', '2011-01-01'),
    ('agreement-forms', 1, 'ORAL', '口头协议', 'Oral agreement', '2011-01-01'),
    ('agreement-forms', 2, 'WRITTEN', '书面协议', 'Written agreement', '2011-01-01'),
    ('performances', 1, 'PENDING', '待履行', 'Pending', '2011-01-01'),
    ('performances', 2, 'FULFILLED', '已履行', 'Fulfilled', '2011-01-01'),
    ('performances', 3, 'PARTLY_FULFILLED', '部分履行', 'Partly fulfilled', '2011-01-01'),
    ('performances', 4, 'BREACHED', '未履行', 'Breached', '2011-01-01'),
    ('committee-kinds', 1, 'VILLAGE', '村调委会', 'Village committee', '2011-01-01'),
    ('committee-kinds', 2, 'RESIDENTS', '居调委会', 'Residents'' committee', '2011-01-01'),
    ('committee-kinds', 3, 'TOWNSHIP', '乡镇调委会', 'Township committee', '2011-01-01'),
    ('committee-kinds', 4, 'SUBDISTRICT', '街道调委会', 'Subdistrict committee', '2011-01-01'),
    ('committee-kinds', 5, 'ENTERPRISE', '企事业单位调委会', 'Committee of an enterprise or institution', '2011-01-01'),
    ('committee-kinds', 6, 'SOCIAL', '社会团体和其他组织调委会', 'Committee of a social or other organization', '2011-01-01'),
    ('joint-roles', 1, 'GRID_OFFICER', '网格员', 'Grid officer', '2011-01-01'),
    ('joint-roles', 2, 'GRID_CHIEF', '网格长', 'Grid chief', '2011-01-01'),
    ('joint-roles', 3, 'MEDIATOR', '人民调解员', 'People''s mediator', '2011-01-01'),
    ('joint-roles', 4, 'COMMITTEE_HEAD', '调委会主任', 'Head of a mediation committee', '2011-01-01'),
    ('joint-roles', 5, 'LEGAL_ADVISER', '法律顾问', 'Legal adviser', '2011-01-01'),
    ('joint-roles', 6, 'LEGAL_INSTRUCTOR', '法治指导员', 'Rule-of-law instructor', '2011-01-01'),
    ('joint-roles', 7, 'POLICE', '民警', 'Police', '2011-01-01'),
    ('joint-roles', 8, 'DEPARTMENT', '部门工作人员', 'Official of a department', '2011-01-01'),
    ('joint-roles', 9, 'VOLUNTEER', '志愿者', 'Volunteer', '2011-01-01'),
    ('joint-roles', 10, 'OTHER', '其他', 'Other', '2011-01-01');

-- GB/T 31000 style: the standard's own number beside ours.
insert into code (code_table, position, code, name_zh, name_en, standard_code, valid_from) values
    ('scales', 1, 'INDIVIDUAL', '个体性事件', 'Individual event', '01', '2015-01-01'),
    ('scales', 2, 'GROUP', '一般群体性事件', 'Ordinary group event', '02', '2015-01-01'),
    ('scales', 3, 'MAJOR_GROUP', '重大群体性事件', 'Major group event', '03', '2015-01-01'),
    ('event-levels', 1, 'EXTRAORDINARY', '特别重大', 'Extraordinary', '01', '2015-01-01'),
    ('event-levels', 2, 'MAJOR', '重大', 'Major', '02', '2015-01-01'),
    ('event-levels', 3, 'LARGE', '较大', 'Large', '03', '2015-01-01'),
    ('event-levels', 4, 'GENERAL', '一般', 'General', '04', '2015-01-01');

insert into code (code_table, position, code, name_zh, name_en, parent, valid_from) values
    ('return-sources', 1, 'PROACTIVE', '主动调解', 'On the committee''s own initiative', null, '2011-01-01'),
    ('return-sources', 2, 'APPLICATION', '依申请调解', 'On application', null, '2011-01-01'),
    ('return-sources', 3, 'ENTRUSTED', '接受委托移送调解', 'Entrusted or transferred', null, '2011-01-01'),
    ('return-sources', 4, 'ENTRUSTED_COURT', '法院委托移送', 'Entrusted by a court', 'ENTRUSTED', '2011-01-01'),
    ('return-sources', 5, 'ENTRUSTED_PROCURATORATE', '检察院委托移送', 'Entrusted by a procuratorate', 'ENTRUSTED', '2011-01-01'),
    ('return-sources', 6, 'ENTRUSTED_POLICE', '公安机关委托移送', 'Entrusted by the police', 'ENTRUSTED', '2011-01-01'),
    ('return-sources', 7, 'ENTRUSTED_PETITION_OFFICE', '信访部门委托移送', 'Entrusted by a petition office', 'ENTRUSTED', '2011-01-01'),
    ('return-sources', 8, 'ENTRUSTED_OTHER', '其他部门委托移送', 'Entrusted by another department', 'ENTRUSTED', '2011-01-01');

-- What screening finds is counted as the committee's own initiative; what the hotline passes on comes from another department.
insert into code (code_table, position, code, name_zh, name_en, return_column, valid_from) values
    ('sources', 1, 'PATROL', '网格员巡查', 'Grid patrol', 'PROACTIVE', '2011-01-01'),
    ('sources', 2, 'RESIDENT_REPORT', '群众上报', 'Report by a resident', 'PROACTIVE', '2011-01-01'),
    ('sources', 3, 'SENSOR', '物联网感知', 'Sensor', 'PROACTIVE', '2011-01-01'),
    ('sources', 4, 'SUPERIOR_ORDER', '上级指示', 'Order from above', 'PROACTIVE', '2011-01-01'),
    ('sources', 5, 'HOTLINE_12345', '12345热线', 'Hotline 12345', 'ENTRUSTED_OTHER', '2011-01-01'),
    ('sources', 6, 'ONLINE', '网上申请', 'Online application', 'APPLICATION', '2011-01-01'),
    ('sources', 7, 'PHONE', '电话', 'By phone', 'APPLICATION', '2011-01-01'),
    ('sources', 8, 'VISIT', '来访', 'Visit', 'APPLICATION', '2011-01-01'),
    ('sources', 9, 'APPLICATION', '当事人申请', 'Application by a party', 'APPLICATION', '2011-01-01'),
    ('sources', 10, 'COURT', '法院委托移送', 'Court', 'ENTRUSTED_COURT', '2011-01-01'),
    ('sources', 11, 'PROCURATORATE', '检察院委托移送', 'Procuratorate', 'ENTRUSTED_PROCURATORATE', '2011-01-01'),
    ('sources', 12, 'POLICE', '公安机关委托移送', 'Police', 'ENTRUSTED_POLICE', '2011-01-01'),
    ('sources', 13, 'PETITION_OFFICE', '信访部门委托移送', 'Petition office', 'ENTRUSTED_PETITION_OFFICE', '2011-01-01'),
    ('sources', 14, 'OTHER_DEPARTMENT', '其他部门委托移送', 'Another department', 'ENTRUSTED_OTHER', '2011-01-01');

-- The return's only column is 疑难复杂案件. Reaching any threshold calls for the grade; money in fen.
insert into code (code_table, position, code, name_zh, name_en, return_column, people_from, amount_from, sessions_from, valid_from) values
    ('difficulties', 1, 'SIMPLE', '简易', 'Simple', null, null, null, null, '2011-01-01'),
    ('difficulties', 2, 'ORDINARY', '一般', 'Ordinary', null, null, null, null, '2011-01-01'),
    ('difficulties', 3, 'COMPLEX', '疑难复杂', 'Complex', 'COMPLEX', 5, 10000000, 3, '2011-01-01'),
    ('difficulties', 4, 'MAJOR', '重大', 'Major', 'COMPLEX', 10, 50000000, null, '2011-01-01');

-- None of these is an official column: each rolls up to one type of either line.
insert into code (code_table, position, code, name_zh, name_en, type, public_order_type, valid_from) values
    ('tags', 1, 'OLD_BUILDING_ELEVATOR', '旧楼加装电梯', 'Lift retrofitting in an old building', '02', 'Z02', '2011-01-01'),
    ('tags', 2, 'WATER_LEAK', '漏水', 'Water leak', '02', 'Z02', '2011-01-01'),
    ('tags', 3, 'NOISE', '噪音', 'Noise', '02', 'Z02', '2011-01-01'),
    ('tags', 4, 'LIGHT_POLLUTION', '光污染', 'Light pollution', '02', 'Z02', '2011-01-01'),
    ('tags', 5, 'PETS', '宠物', 'Pets', '02', 'Z02', '2011-01-01'),
    ('tags', 6, 'PARKING', '停车', 'Parking', '14', 'Z06', '2011-01-01'),
    ('tags', 7, 'COMMON_SPACE', '占用公共空间', 'Occupied common space', '02', 'Z02', '2011-01-01'),
    ('tags', 8, 'PROPERTY_MANAGEMENT', '物业管理', 'Property management', '14', 'Z06', '2011-01-01');

-- Both lines' codes are stored on a dispute; of those that a type of the justice line may be in the other, the first is the default.
create table dispute_type_mapping (
    type              text not null constraint dispute_type_mapping_type_fkey references dispute_type,
    public_order_type text not null constraint dispute_type_mapping_public_order_type_fkey references dispute_type,
    position          integer not null,
    valid_from        date not null,
    valid_until       date,
    constraint dispute_type_mapping_pkey primary key (type, public_order_type, valid_from)
);
insert into dispute_type_mapping (type, public_order_type, position, valid_from) values
    ('01', 'Z01', 1, '2011-01-01'), ('02', 'Z02', 1, '2011-01-01'), ('02', 'Z05', 2, '2011-01-01'), ('02', 'Z04', 3, '2011-01-01'),
    ('03', 'Z04', 1, '2011-01-01'), ('03', 'Z09', 2, '2011-01-01'), ('04', 'Z06', 1, '2011-01-01'), ('04', 'Z08', 2, '2011-01-01'),
    ('05', 'Z10', 1, '2011-01-01'), ('05', 'Z06', 2, '2011-01-01'), ('06', 'Z05', 1, '2011-01-01'), ('06', 'Z03', 2, '2011-01-01'),
    ('07', 'Z09', 1, '2011-01-01'), ('08', 'Z11', 1, '2011-01-01'), ('09', 'Z05', 1, '2011-01-01'), ('09', 'Z13', 2, '2011-01-01'),
    ('10', 'Z07', 1, '2011-01-01'), ('10a', 'Z07', 1, '2011-01-01'), ('10b', 'Z07', 1, '2011-01-01'),
    ('11', 'Z06', 1, '2011-01-01'), ('11a', 'Z06', 1, '2011-01-01'), ('11b', 'Z06', 1, '2011-01-01'), ('11c', 'Z06', 1, '2011-01-01'),
    ('12', 'Z05', 1, '2011-01-01'), ('13', 'Z05', 1, '2011-01-01'), ('14', 'Z06', 1, '2011-01-01'), ('14', 'Z02', 2, '2011-01-01'),
    ('99', 'Z17', 1, '2011-01-01'), ('99', 'Z10', 2, '2011-01-01');

alter table dispute
    add column tags varchar[] not null default '{}',
    add column people_involved integer constraint dispute_people_involved check (people_involved > 0),
    add column amount_claimed bigint constraint dispute_amount_claimed check (amount_claimed >= 0),
    add column scale text,
    add column event_level text,
    add column awaited_from uuid[] not null default '{}',
    add column untold integer not null default 0 constraint dispute_untold check (untold >= 0),
    add column sessions integer not null default 0,
    add constraint dispute_tags check (cardinality(tags) <= 5);
update dispute d set sessions = s.held
from (select dispute_id, district, count(*) held from dispute_session group by 1, 2) s where s.dispute_id = d.id and s.district = d.district;

-- A dispute's tags once more, since the index of an array has no order: a list by tag is read in its order from one of these.
create table dispute_tag (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    city        text collate "C" generated always as (left(area, 4)) stored,
    subdistrict text collate "C" generated always as (left(area, 9)) stored,
    community   text collate "C" generated always as (left(area, 12)) stored,
    shared_with text collate "C" not null default '',
    tag         text collate "C" not null,
    reported_at timestamptz not null,
    constraint dispute_tag_pkey primary key (id, district),
    constraint dispute_tag_key unique (dispute_id, tag, district),
    constraint dispute_tag_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_tag_district check (district = left(area, 6))
);
create index dispute_tag_city_idx on dispute_tag (city, tag, reported_at desc, dispute_id desc);
create index dispute_tag_district_idx on dispute_tag (district, tag, reported_at desc, dispute_id desc);
create index dispute_tag_subdistrict_idx on dispute_tag (subdistrict, tag, reported_at desc, dispute_id desc);
create index dispute_tag_community_idx on dispute_tag (community, tag, reported_at desc, dispute_id desc);
create index dispute_tag_area_idx on dispute_tag (area, tag, reported_at desc, dispute_id desc);

-- 网格吹哨、部门报到: what a department is asked to do about a dispute, by when, what it did, and that the applicant was told.
create table coordination (
    id           uuid not null,
    dispute_id   uuid not null,
    area         text collate "C" not null,
    district     text collate "C" not null,
    shared_with  text collate "C" not null default '',
    number       integer not null,
    lead_id      uuid not null constraint coordination_lead_fkey references organization,
    joining_ids  uuid[] not null,
    asked        text not null,
    state        text not null,
    requested_at timestamptz not null,
    due_at       timestamptz not null,
    done_at      timestamptz,
    told_at      timestamptz,
    told_by      text,
    satisfied    boolean,
    feedback     text,
    at           timestamptz not null,
    by_name      text not null,
    by_post      uuid,
    constraint coordination_pkey primary key (id, district),
    constraint coordination_number_key unique (dispute_id, number, district),
    constraint coordination_due check (due_at > requested_at),
    constraint coordination_state check ((state = 'REQUESTED') = (done_at is null) and (state = 'TOLD') = (told_at is not null)),
    constraint coordination_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint coordination_district check (district = left(area, 6))
);

create table coordination_progress (
    id              uuid not null,
    coordination_id uuid not null,
    dispute_id      uuid not null,
    area            text collate "C" not null,
    district        text collate "C" not null,
    shared_with     text collate "C" not null default '',
    number          integer not null,
    text            text not null,
    evidence        uuid[] not null,
    done            boolean not null,
    on_behalf       boolean not null,
    reported_at     timestamptz not null,
    at              timestamptz not null,
    by_name         text not null,
    by_post         uuid,
    constraint coordination_progress_pkey primary key (id, district),
    constraint coordination_progress_number_key unique (coordination_id, number, district),
    constraint coordination_progress_coordination_fkey foreign key (coordination_id, district) references coordination,
    constraint coordination_progress_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint coordination_progress_district check (district = left(area, 6))
);
create index coordination_progress_dispute_idx on coordination_progress (dispute_id, coordination_id, number);

create table joint_action (
    id               uuid not null,
    area             text collate "C" not null constraint joint_action_area_fkey references area,
    district         text collate "C" not null,
    city             text collate "C" generated always as (left(area, 4)) stored,
    subdistrict      text collate "C" generated always as (left(area, 9)) stored,
    community        text collate "C" generated always as (left(area, 12)) stored,
    mechanism        text not null,
    dispute_id       uuid,
    lead_id          uuid not null constraint joint_action_lead_fkey references organization,
    organization_ids uuid[] not null,
    people           jsonb not null,
    planned_at       timestamptz not null,
    held_at          timestamptz,
    place            text,
    outcome          text,
    items            jsonb not null,
    at               timestamptz not null,
    by_post          uuid,
    version          integer not null default 0,
    constraint joint_action_pkey primary key (id, district),
    constraint joint_action_outcome check (outcome is null or held_at is not null),
    constraint joint_action_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint joint_action_district check (district = left(area, 6))
);
create index joint_action_city_idx on joint_action (city, planned_at desc, id desc);
create index joint_action_district_idx on joint_action (district, planned_at desc, id desc);
create index joint_action_subdistrict_idx on joint_action (subdistrict, planned_at desc, id desc);
create index joint_action_community_idx on joint_action (community, planned_at desc, id desc);
create index joint_action_area_idx on joint_action (area, planned_at desc, id desc);
create index joint_action_dispute_idx on joint_action (dispute_id, planned_at desc, id desc) where dispute_id is not null;

do $$
declare
    area_range constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
    seen constant text := '(' || area_range || $p$ or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)$p$;
    condition text;
    t text;
begin
    foreach t in array array['dispute_tag', 'coordination', 'coordination_progress', 'joint_action']
    loop
        condition := case t when 'joint_action' then area_range else seen end;
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t, condition, condition);
    end loop;
end $$;
grant select on code_table, dispute_type_mapping to ${app};
grant select, insert, update on code, coordination, joint_action to ${app};
grant select, insert on coordination_progress to ${app};
grant update (shared_with) on coordination_progress to ${app};
grant select, insert, delete on dispute_tag to ${app};
grant update (shared_with) on dispute_tag to ${app};
