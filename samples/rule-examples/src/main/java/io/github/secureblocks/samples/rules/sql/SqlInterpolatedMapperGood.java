package io.github.secureblocks.samples.rules.sql;

import java.util.List;
import org.apache.ibatis.annotations.Select;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Placeholders that are bound. */
final class SqlInterpolatedMapperGood {
    interface Notes {
        @Select("select id from notes where owner = #{owner}")
        List<Long> mine(String owner);

        @SqlQuery("select id from notes where owner = :owner order by created_at")
        List<Long> sorted(@Bind("owner") String owner);
    }
}
