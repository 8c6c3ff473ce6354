package io.github.secureblocks.web.spring;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.sql.Database;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Makes a {@link Database} over the application's one {@link DataSource}, which takes part in Spring's transactions; backs off
 * where the application declares a {@link Database}.
 *
 * <p><b>Does not guarantee</b> vetted settings of the connections: those are the data source's. {@link Database#open} has them.
 */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({DataSource.class, TransactionAwareDataSourceProxy.class})
@ConditionalOnSingleCandidate(DataSource.class)
public final class SecureDatabaseAutoConfiguration {
    /** For the container alone. */
    SecureDatabaseAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    Database database(DataSource source, ObjectProvider<SecurityEvents> events) {
        return SpringDatabase.over(source).withEvents(events.getIfAvailable(SecurityEvents::logged));
    }
}
