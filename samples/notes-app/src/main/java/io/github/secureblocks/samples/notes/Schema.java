package io.github.secureblocks.samples.notes;

import io.github.secureblocks.jwt.sql.SqlKeyRingStore;
import io.github.secureblocks.jwt.sql.SqlRevocationStore;
import io.github.secureblocks.onetime.sql.SqlOneTimeStore;
import io.github.secureblocks.refresh.sql.SqlRefreshStore;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;

/** The tables, where they are not there yet; an application that is served for years lets Flyway make them. */
final class Schema {
    private Schema() {}

    static void createIn(Database db) {
        SqlKeyRingStore.createTable(db);
        SqlRevocationStore.createTable(db);
        SqlRefreshStore.createTable(db);
        SqlOneTimeStore.createTable(db);
        db.update(Sql.text("""
                        create table if not exists accounts (
                          name varchar(40) primary key,
                          password_hash varchar(200) not null,
                          role varchar(20) not null)"""));
        db.update(Sql.text("""
                        create table if not exists notes (
                          id bigint generated always as identity primary key,
                          uid uuid default random_uuid() not null,
                          owner varchar(40) not null references accounts (name),
                          title varchar(200) not null,
                          body varchar(10000) not null,
                          colour varchar(10) default 'WHITE' not null,
                          pinned boolean default false not null,
                          created_at timestamp with time zone default current_timestamp not null,
                          share_token varchar(43) unique,
                          unique (owner, uid))"""));
        db.update(Sql.text("create index if not exists notes_of on notes (owner, created_at)"));
        db.update(Sql.text("""
                        create table if not exists tags (
                          id bigint generated always as identity primary key,
                          owner varchar(40) not null references accounts (name),
                          name varchar(40) not null,
                          unique (owner, name))"""));
        db.update(Sql.text("""
                        create table if not exists note_tags (
                          note_id bigint not null references notes (id) on delete cascade,
                          tag_id bigint not null references tags (id),
                          primary key (note_id, tag_id))"""));
    }
}
