package io.github.secureblocks.web.spring;

import io.github.secureblocks.sql.AllowedNames;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Handlers that let what the SQL block throws go by. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(StoreApplication.Pages.class)
class StoreApplication {
    static final String CANARY = "canary-77d1";

    @Bean
    DataSource source() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    @Controller
    @PublicEndpoint(reason = "a test of failures")
    static class Pages {
        private static final SortBy SORT = SortBy.of("title", "title").or("id", "id");
        private static final AllowedNames COLUMNS =
                AllowedNames.of("title", "title").or("id", "id");

        private final Database db;

        Pages(Database db) {
            this.db = db;
            db.update(Sql.text("create table shelf (id int primary key, title varchar(40))"));
        }

        @GetMapping("/sorted")
        SafeHtml sorted(@RequestParam String sort) {
            return Html.text(db.list(Sql.text("select title from shelf").orderBy(SORT.by(sort)), String.class)
                    .size());
        }

        @GetMapping("/longer")
        SafeHtml longer(@RequestParam BigDecimal than) {
            return Html.text(db.list(
                            Sql.text("select title from shelf where char_length(title) > :than")
                                    .bind("than", than),
                            String.class)
                    .size());
        }

        @GetMapping("/grouped")
        SafeHtml grouped(@RequestParam String by) {
            return Html.text(
                    db.list(Sql.text("select :by from shelf group by :by").bind("by", COLUMNS.by(by)), String.class)
                            .size());
        }

        @PostMapping("/add")
        SafeHtml add(@RequestParam String title) {
            return Html.text(
                    db.update(Sql.text("insert into shelf values (1, :title)").bind("title", title)));
        }

        @GetMapping("/fails")
        SafeHtml fails(@RequestParam String state) {
            Database failing = Database.over(failing(state));
            return Html.text(failing.list(Sql.text("select 1"), Integer.class).size());
        }
    }

    /** A driver whose every connection fails with a message that nobody may see. */
    private static DataSource failing(String state) {
        return (DataSource) Proxy.newProxyInstance(
                StoreApplication.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    throw new SQLException(CANARY, state);
                });
    }
}
