package io.github.secureblocks.samples.asgenerated;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class DatabaseConfig {
    @Bean
    public DataSource dataSource() {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl("jdbc:h2:mem:notes;DB_CLOSE_DELAY=-1");
        dataSource.setUsername("notes");
        dataSource.setPassword("Notes2024!"); // plant: database password rule secret/hard-coded
        return dataSource;
    }

    @Bean
    public CommandLineRunner createAdmin(UserRepository users, PasswordHasher passwords) {
        // plant: default password attack-only (CWE-1392: meaning)
        return args -> users.save("admin", passwords.hash("admin123"), "admin");
    }
}
