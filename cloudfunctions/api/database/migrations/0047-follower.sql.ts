/**
 * Migration 0047: who asked to be told of the next announcement in a region, or of how a topic ends; and the news that is
 * being told to them, portion by portion. Whoever was told is forgotten: a consent is worth one message.
 */
export const followerTables: readonly string[] = [
  `create table follower (
    tenant_id text not null,
    member_id text not null,
    subject text not null check (subject in ('announcements', 'topic')),
    subject_id text not null,
    region_path text not null,
    followed_at_ms bigint not null,
    primary key (tenant_id, subject, subject_id, member_id),
    foreign key (tenant_id, member_id) references member (tenant_id, id),
    check ((subject = 'announcements') = (region_path <> ''))
  )`,
  `create index follower_by_place on follower (tenant_id, region_path text_pattern_ops)
    where subject = 'announcements'`,
  `create index follower_by_member on follower (tenant_id, member_id)`,

  `create table follower_news (
    tenant_id text not null references tenant (id),
    id text not null,
    topic_id text not null,
    paths jsonb not null,
    text_cipher text not null,
    shown_at_ms bigint,
    due_at_ms bigint not null,
    useful_until_ms bigint not null,
    primary key (tenant_id, id),
    check ((topic_id = '') = (jsonb_array_length(paths) > 0)),
    check ((topic_id = '') = (shown_at_ms is not null))
  )`,
  `create index follower_news_due on follower_news (due_at_ms)`,
]
