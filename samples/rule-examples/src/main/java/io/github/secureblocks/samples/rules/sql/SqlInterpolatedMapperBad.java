package io.github.secureblocks.samples.rules.sql;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Select;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.springframework.data.jpa.repository.Query;

/** Placeholders that are replaced in the text. */
final class SqlInterpolatedMapperBad {
    interface Notes {
        @Select("select id from notes where owner = '${owner}'")
        List<Long> mine(String owner); // finds sql/interpolated-mapper

        @Delete({"<script>", "delete from ${table}", "</script>"})
        int clear(String table); // finds sql/interpolated-mapper

        @SqlQuery("select id from notes order by <column>")
        List<Long> sorted(@Define("column") String column); // finds sql/interpolated-mapper

        @Query(value = "select id from notes where owner = '#{#owner}'", nativeQuery = true)
        List<Long> byExpression(String owner); // finds sql/interpolated-mapper
    }
}
