package io.github.secureblocks.samples.rules.sql;

import java.util.List;
import org.apache.ibatis.annotations.Select;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.springframework.data.jpa.repository.Query;

/** Braces and brackets that hold no data, or whose data is bound. */
final class SqlInterpolatedMapperNearMiss {
    interface Notes {
        @Select("select id from notes where price = '$5' and owner = #{owner}")
        List<Long> priced(String owner);

        @SqlQuery("select id from notes where owner in (<owners>)")
        List<Long> ofMany(@BindList("owners") List<String> owners);

        @Query("select n from #{#entityName} n where n.owner = :#{#owner}")
        List<Long> ofEntity(String owner);
    }
}
